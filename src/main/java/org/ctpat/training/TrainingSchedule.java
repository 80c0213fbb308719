package org.ctpat.training;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the daily check for refreshers run. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TrainingSchedule {}
