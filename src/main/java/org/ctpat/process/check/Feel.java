package org.ctpat.process.check;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import scala.Product;

/**
 * Parses FEEL with the strict engine that Zeebe uses, and tells which variables an expression
 * reads.
 */
final class Feel {

  private final FeelEngine engine = new FeelEngine.Builder().build();

  /** Why the expression does not parse, or null when it does. */
  @Nullable String problem(String expression) {
    var parsed = engine.parseExpression(expression);
    return parsed.isLeft() ? parsed.left().toOption().get().message() : null;
  }

  /** As {@link #problem}, for an input cell of a decision table. */
  @Nullable String problemOfUnaryTests(String tests) {
    var parsed = engine.parseUnaryTests(tests);
    return parsed.isLeft() ? parsed.left().toOption().get().message() : null;
  }

  /** First names of all variables that the expression reads, those it binds itself left out. */
  Set<String> reads(String expression) {
    var parsed = engine.parseExpression(expression);
    var names = new TreeSet<String>();
    if (parsed.isRight()) {
      var bound = new TreeSet<String>();
      walk(parsed.toOption().get().expression(), names, bound);
      names.removeAll(bound);
    }
    return names;
  }

  private static void walk(Object node, Set<String> names, Set<String> bound) {
    if (node instanceof Ref ref) {
      names.add(ref.names().head());
    } else if (node instanceof scala.collection.Iterable<?> list) {
      list.iterator().foreach(each -> walkAndReturn(each, names, bound));
    } else if (node instanceof Product product) {
      var kind = product.productPrefix();
      for (int i = 0; i < product.productArity(); i++) {
        var part = product.productElement(i);
        if ((kind.equals("SomeItem") || kind.equals("EveryItem") || kind.equals("For"))
            && part instanceof scala.collection.Iterable<?> iterators) {
          iterators.iterator().foreach(each -> bind(each, bound));
        }
        walk(part, names, bound);
      }
    }
  }

  private static Object walkAndReturn(Object node, Set<String> names, Set<String> bound) {
    walk(node, names, bound);
    return node;
  }

  private static Object bind(Object iterator, Set<String> bound) {
    if (iterator instanceof Product pair && pair.productElement(0) instanceof String name) {
      bound.add(name);
    }
    return iterator;
  }
}
