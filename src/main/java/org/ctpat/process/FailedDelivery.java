package org.ctpat.process;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.stereotype.Component;

/**
 * Says in one line that an event was not delivered: it is kept and delivered again. Apart from
 * {@link EventDelivery}, since what configures asynchronous calls is made before schedules count.
 */
@Component
class FailedDelivery implements AsyncConfigurer {

  private static final Logger LOG = LoggerFactory.getLogger(FailedDelivery.class);

  private final ObjectProvider<AsyncTaskExecutor> executor;

  FailedDelivery(@Qualifier("applicationTaskExecutor") ObjectProvider<AsyncTaskExecutor> executor) {
    this.executor = executor;
  }

  @Override
  public Executor getAsyncExecutor() {
    return executor.getObject();
  }

  @Override
  public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
    return (failure, method, arguments) ->
        LOG.warn(
            "Not delivered, tried again: {}: {}",
            arguments.length == 0 ? method : arguments[0],
            NestedExceptionUtils.getMostSpecificCause(failure).toString());
  }
}
