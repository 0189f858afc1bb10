package org.relais.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, as CIDR writes them (RFC 4632, RFC 4291).
 *
 * @param base an address of it
 * @param bits how many of the first bits are the same
 */
public record Network(InetAddress base, int bits) {
  /** No name: nothing is looked up. */
  private static final Pattern TEXT =
      Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

  /** Empty where the text is none, such as {@code 10.4.0.0/16}. */
  public static Optional<Network> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Network network =
          new Network(InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      return network.bits <= network.base.getAddress().length * Byte.SIZE
          ? Optional.of(network)
          : Optional.empty();
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  static Network of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
