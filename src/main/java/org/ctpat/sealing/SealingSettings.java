package org.ctpat.sealing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of the personal data.
 *
 * @param currentKey id of the key that new data are encrypted with
 * @param keys each key by its id: 32 bytes in Base64; old ones stay until all data are under the
 *     current one
 */
@ConfigurationProperties("ctpat.vetting")
public record SealingSettings(
    @DefaultValue("") String currentKey, @DefaultValue Map<String, String> keys) {

  @Override
  public String toString() {
    return "SealingSettings[currentKey=" + currentKey + ", keys=" + keys.keySet() + "]";
  }
}
