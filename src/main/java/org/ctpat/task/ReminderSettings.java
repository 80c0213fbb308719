package org.ctpat.task;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded.
 *
 * @param daysBefore days before the due date
 */
@ConfigurationProperties("ctpat.reminders")
record ReminderSettings(@DefaultValue({"30", "7", "1"}) List<Integer> daysBefore) {}
