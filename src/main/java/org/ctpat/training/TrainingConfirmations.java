package org.ctpat.training;

import org.springframework.data.jpa.repository.JpaRepository;

interface TrainingConfirmations extends JpaRepository<TrainingConfirmation, Long> {}
