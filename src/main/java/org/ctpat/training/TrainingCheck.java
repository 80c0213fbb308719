package org.ctpat.training;

import java.util.List;

/** Result of checking a training plan: complete when no must course of anybody is open. */
public record TrainingCheck(boolean complete, List<TrainingGap> gaps) {}
