package org.ctpat.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A listener that tells the engine of a module's event once its transaction is committed, kept in
 * the event registry until it succeeds. As {@code @ApplicationModuleListener}, but without a
 * transaction of its own: it would hold a database connection while the engine is asked, and the
 * engine's own listeners change the same rows meanwhile.
 */
@Async
@TransactionalEventListener
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AfterCommit {}
