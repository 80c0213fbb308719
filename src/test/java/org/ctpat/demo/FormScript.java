package org.ctpat.demo;

import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.task.InboxTask;

/** What the person in charge does with the task of one form. */
public interface FormScript {

  String formId();

  /** Edits what is needed through the modules and returns the data to submit. */
  Map<String, Object> play(InboxTask task, DemoCompany company, Actor by);
}
