package org.relais.ledger;

import java.util.regex.Pattern;

/**
 * Where a file of a configuration may stand: inside its folder, under a name that every machine can
 * write.
 */
public final class DraftPath {
  private static final int LONGEST = 200;
  private static final String NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*";
  private static final Pattern FORM = Pattern.compile(NAME + "(/" + NAME + ")*\\.(yaml|csv)");

  private DraftPath() {}

  public static boolean allows(String path) {
    return path.length() <= LONGEST && FORM.matcher(path).matches();
  }

  static String checked(String path) {
    if (!allows(path)) {
      throw new IllegalArgumentException("not the path of a configuration file: " + path);
    }
    return path;
  }
}
