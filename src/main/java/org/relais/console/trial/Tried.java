package org.relais.console.trial;

import java.util.SortedMap;
import org.relais.config.Deployment;

/**
 * A configuration that is tried.
 *
 * @param files what its author sees, to which the cursor's line belongs
 * @param draft whether it is somebody's draft or a version that they saved
 * @param errors how many the files have; with any, {@code deployment} is the last that had none
 */
public record Tried(
    Deployment deployment, SortedMap<String, String> files, boolean draft, long errors) {}
