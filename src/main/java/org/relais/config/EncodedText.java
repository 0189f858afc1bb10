package org.relais.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes to text: UTF-8, or else Windows-1252, which a French Excel writes. */
public final class EncodedText {
  private static final Charset EXCEL = Charset.forName("windows-1252");

  private EncodedText() {}

  /** The text without a byte order mark, with line feeds only. */
  public static String decode(byte[] bytes) {
    String text = charset(bytes).decode(ByteBuffer.wrap(bytes)).toString();
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return plain.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Charset charset(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return EXCEL;
    }
  }
}
