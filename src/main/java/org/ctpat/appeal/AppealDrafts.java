package org.ctpat.appeal;

import org.springframework.data.jpa.repository.JpaRepository;

interface AppealDrafts extends JpaRepository<AppealDraft, String> {}
