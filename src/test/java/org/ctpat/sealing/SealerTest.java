package org.ctpat.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

  private final Sealer sealer = sealer("old", Map.of("old", OLD));

  @Test
  void opensWhatItSealedInItsPlaceAlone() {
    var sealed = sealer.seal("219-09-9417", "a/1");

    assertThat(sealer.open("old", sealed, "a/1")).isEqualTo("219-09-9417");
    assertThat(sealed).doesNotContain("219").isNotEqualTo(sealer.seal("219-09-9417", "a/1"));
    assertThatThrownBy(() -> sealer.open("old", sealed, "a/2"))
        .hasMessageContaining("changed or moved");
    var changed = (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);
    assertThatThrownBy(() -> sealer.open("old", sealed.substring(0, 20) + changed, "a/1"))
        .hasMessageContaining("changed or moved");
  }

  @Test
  void opensWithAnOldKeyAndSealsWithTheCurrentOne() {
    var sealed = sealer.seal("Elena", "a/1");
    var rotated = sealer("new", Map.of("old", OLD, "new", NEW));

    assertThat(rotated.open("old", sealed, "a/1")).isEqualTo("Elena");
    assertThatThrownBy(() -> rotated.open("new", sealed, "a/1"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rotated.currentKey()).isEqualTo("new");
    assertThatThrownBy(() -> sealer("new", Map.of("new", NEW)).open("old", sealed, "a/1"))
        .hasMessageContaining("under the key 'old', which is not configured");
  }

  @Test
  void findsATextAgainByAFingerprintThatDependsOnKeyAndPurpose() {
    var fingerprint = sealer.fingerprint("219-09-9417", "number");

    assertThat(fingerprint).hasSize(64).isEqualTo(sealer.fingerprint("219-09-9417", "number"));
    assertThat(sealer.fingerprint("219-09-9418", "number")).isNotEqualTo(fingerprint);
    assertThat(sealer.fingerprint("219-09-9417", "name")).isNotEqualTo(fingerprint);
    assertThat(sealer("new", Map.of("new", NEW)).fingerprint("219-09-9417", "number"))
        .isNotEqualTo(fingerprint);
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(() -> sealer("", Map.of()))
        .hasMessageContaining("No key for the personal data is configured")
        .hasMessageContaining("openssl rand -base64 32");
    assertThatThrownBy(() -> sealer("b", Map.of("a", NEW))).hasMessageContaining("The key 'b'");
    assertThatThrownBy(() -> sealer("a", Map.of("a", "c2hvcnQ=")))
        .hasMessageContaining("not 32 bytes in Base64")
        .message()
        .doesNotContain("c2hvcnQ=");
  }

  private static Sealer sealer(String current, Map<String, String> keys) {
    return new Sealer(new SealingSettings(current, keys));
  }
}
