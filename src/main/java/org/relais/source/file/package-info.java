/** Records in files of a folder: JSON, JSON lines and CSV. */
@NullMarked
package org.relais.source.file;

import org.jspecify.annotations.NullMarked;
