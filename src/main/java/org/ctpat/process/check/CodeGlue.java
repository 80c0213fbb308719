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
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** Reads from the worker classes which job types they take and which variables they write. */
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
