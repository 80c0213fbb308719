package org.ctpat.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts texts with AES-256 in Galois/Counter Mode with a fresh nonce for each text. A text is
 * bound to its place, so that it does not open when it is copied to another account or person.
 */
@Component
public class Sealer {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String HOW =
      " Set ctpat.vetting.current-key to the id of a key, and ctpat.vetting.keys.<id> to 32 random"
          + " bytes in Base64 (openssl rand -base64 32). The application does not start without it,"
          + " since personal data are kept encrypted only.";

  private final String currentKey;
  private final Map<String, SecretKeySpec> keys = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * Reads the keys.
   *
   * @throws IllegalStateException when the current key is missing or a key is none
   */
  public Sealer(SealingSettings settings) {
    currentKey = settings.currentKey();
    settings.keys().forEach((id, key) -> keys.put(id, key(id, key)));
    if (!keys.containsKey(currentKey)) {
      throw new IllegalStateException(
          (currentKey.isBlank()
                  ? "No key for the personal data is configured."
                  : "The key '" + currentKey + "' for the personal data is not configured.")
              + HOW);
    }
  }

  private static SecretKeySpec key(String id, String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64.strip());
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text itself.
    }
    throw new IllegalStateException(
        "The key '" + id + "' for the personal data is not 32 bytes in Base64." + HOW);
  }

  /** Id of the key that texts are sealed with now. */
  public String currentKey() {
    return currentKey;
  }

  /** Whether texts under this key can be opened. */
  public boolean knows(String keyId) {
    return keys.containsKey(keyId);
  }

  /** The text under the current key: nonce and cipher text in Base64. */
  public String seal(String text, String place) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, currentKey, nonce, place);
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Personal data could not be encrypted", e);
    }
  }

  /**
   * The text again.
   *
   * @throws IllegalStateException when the key is not configured, or the text was changed or moved
   */
  public String open(String keyId, String sealed, String place) {
    if (!knows(keyId)) {
      throw new IllegalStateException(
          "Personal data are under the key '" + keyId + "', which is not configured." + HOW);
    }
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    var nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    var content = new byte[bytes.remaining()];
    bytes.get(content);
    try {
      var text = cipher(Cipher.DECRYPT_MODE, keyId, nonce, place).doFinal(content);
      return new String(text, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "Personal data do not open with the key '" + keyId + "': they were changed or moved", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Personal data could not be decrypted", e);
    }
  }

  /**
   * By what a text can be found again without being opened: HMAC-SHA-256 in 64 hexadecimal digits,
   * under a key that is derived from the current one for this purpose alone. Unlike a plain hash it
   * cannot be tried out without the key, however few texts are possible.
   *
   * @param purpose texts of different purposes have different fingerprints
   */
  public String fingerprint(String text, String purpose) {
    return fingerprint(currentKey, text, purpose);
  }

  /**
   * As {@link #fingerprint(String, String)} under a key that {@link #knows(String) is known},
   * current or not.
   */
  public String fingerprint(String keyId, String text, String purpose) {
    try {
      var derived = hmac(keys.get(keyId).getEncoded(), "fingerprint/" + purpose);
      return HexFormat.of().formatHex(hmac(derived, text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A fingerprint could not be computed", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private Cipher cipher(int mode, String keyId, byte[] nonce, String place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
