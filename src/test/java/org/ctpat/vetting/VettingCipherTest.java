package org.ctpat.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VettingCipherTest {

  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

  private final VettingCipher cipher = cipher("old", Map.of("old", OLD));

  @Test
  void opensWhatItSealedInItsPlaceAlone() {
    var sealed = cipher.seal("219-09-9417", "a/1");

    assertThat(cipher.open("old", sealed, "a/1")).isEqualTo("219-09-9417");
    assertThat(sealed).doesNotContain("219").isNotEqualTo(cipher.seal("219-09-9417", "a/1"));
    assertThatThrownBy(() -> cipher.open("old", sealed, "a/2"))
        .hasMessageContaining("changed or moved");
    var changed = (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);
    assertThatThrownBy(() -> cipher.open("old", sealed.substring(0, 20) + changed, "a/1"))
        .hasMessageContaining("changed or moved");
  }

  @Test
  void opensWithAnOldKeyAndSealsWithTheCurrentOne() {
    var sealed = cipher.seal("Elena", "a/1");
    var rotated = cipher("new", Map.of("old", OLD, "new", NEW));

    assertThat(rotated.open("old", sealed, "a/1")).isEqualTo("Elena");
    assertThatThrownBy(() -> rotated.open("new", sealed, "a/1"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rotated.currentKey()).isEqualTo("new");
    assertThatThrownBy(() -> cipher("new", Map.of("new", NEW)).open("old", sealed, "a/1"))
        .hasMessageContaining("under the key 'old', which is not configured");
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(() -> cipher("", Map.of()))
        .hasMessageContaining("No key for the personal data of the vetting is configured")
        .hasMessageContaining("openssl rand -base64 32");
    assertThatThrownBy(() -> cipher("b", Map.of("a", NEW))).hasMessageContaining("The key 'b'");
    assertThatThrownBy(() -> cipher("a", Map.of("a", "c2hvcnQ=")))
        .hasMessageContaining("not 32 bytes in Base64")
        .message()
        .doesNotContain("c2hvcnQ=");
  }

  private static VettingCipher cipher(String current, Map<String, String> keys) {
    return new VettingCipher(new VettingSettings(current, keys));
  }
}
