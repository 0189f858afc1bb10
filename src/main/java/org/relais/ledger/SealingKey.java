package org.relais.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256-GCM. The name of a secret is bound to its value, so that none can be moved. */
final class SealingKey {
  private static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 8;

  private final SecretKeySpec key;
  private final String id;

  private SealingKey(byte[] bytes) throws GeneralSecurityException {
    this.key = new SecretKeySpec(bytes, "AES");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    this.id = HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /** A value under seal. */
  record Sealed(byte[] nonce, byte[] bytes) {}

  /** None where the text is not 32 bytes in Base64. */
  static Optional<SealingKey> of(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == BYTES ? Optional.of(new SealingKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }

  /** A new key, as text. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Tells keys apart, and says nothing of the key. */
  String id() {
    return id;
  }

  Sealed seal(String name, String value) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] plain = value.getBytes(StandardCharsets.UTF_8);
      return new Sealed(nonce, cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("a secret could not be sealed", fault);
    }
  }

  /** None where it was sealed by another key, for another name, or changed since. */
  Optional<String> open(String name, Sealed sealed) {
    try {
      byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed.nonce(), name).doFinal(sealed.bytes());
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (AEADBadTagException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("a secret could not be opened", fault);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
