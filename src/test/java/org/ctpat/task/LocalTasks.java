package org.ctpat.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Forms from the class path, and no engine: for tests of the modules alone. */
public final class LocalTasks implements FormSource, TaskEngine {

  @Override
  public String formJson(InboxTask task) {
    try {
      return new ClassPathResource("forms/" + task.formId() + ".form")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void claim(long taskKey, String personId) {
    throw away();
  }

  @Override
  public void assign(long taskKey, String personId) {
    throw away();
  }

  @Override
  public void unassign(long taskKey) {
    throw away();
  }

  private static EngineUnavailable away() {
    return new EngineUnavailable("No engine runs", new IllegalStateException("a test without one"));
  }
}
