package org.ctpat.process.check;

import io.camunda.client.annotation.JobWorker;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ctpat.process.Message;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/**
 * Reads from the code which job types its workers take, which variables they write and which
 * messages it sends.
 */
public final class CodeGlue {

  private CodeGlue() {}

  /**
   * Job types of all workers in this package and below, with the names of the variables each
   * writes: the components of the record that it returns.
   */
  public static Map<String, Set<String>> workers() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
    var workers = new TreeMap<String, Set<String>>();
    for (var bean : scanner.findCandidateComponents("org.ctpat.process")) {
      for (var method : load(bean.getBeanClassName()).getDeclaredMethods()) {
        var worker = method.getAnnotation(JobWorker.class);
        if (worker != null) {
          workers.put(worker.type(), variables(method));
        }
      }
    }
    return workers;
  }

  /** The messages that the code publishes, with the variables they carry. */
  public static Map<String, Set<String>> messages() {
    return Arrays.stream(Message.values())
        .collect(Collectors.toMap(Message::label, Message::variables));
  }

  private static Set<String> variables(Method method) {
    var type = method.getReturnType();
    if (type == Optional.class
        && method.getGenericReturnType() instanceof ParameterizedType optional
        && optional.getActualTypeArguments()[0] instanceof Class<?> inner) {
      type = inner;
    }
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
