package org.ctpat.validation;

import org.springframework.data.jpa.repository.JpaRepository;

interface Selections extends JpaRepository<Selection, Long> {}
