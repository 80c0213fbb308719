package org.ctpat.demo.world;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.JsonMapper;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ctpat.account.AccountProfiles;
import org.ctpat.account.Accounts;
import org.ctpat.account.Agreements;
import org.ctpat.account.Invitations;
import org.ctpat.account.Memberships;
import org.ctpat.account.Withdrawals;
import org.ctpat.appeal.Appeals;
import org.ctpat.application.Applications;
import org.ctpat.audit.AuditTrail;
import org.ctpat.criteria.SecurityProfiles;
import org.ctpat.deadline.Deadlines;
import org.ctpat.decision.Decision;
import org.ctpat.decision.Decisions;
import org.ctpat.demo.Stories;
import org.ctpat.demo.criteriatraining.ProfileAuthor;
import org.ctpat.demo.criteriatraining.TrainingAuthor;
import org.ctpat.demo.riskrenewal.RiskStory;
import org.ctpat.embedded.EmbeddedCamunda;
import org.ctpat.embedded.EngineClock;
import org.ctpat.enforcement.Enforcements;
import org.ctpat.incident.Incidents;
import org.ctpat.partner.Partners;
import org.ctpat.renewal.AnnualReviews;
import org.ctpat.renewal.Renewals;
import org.ctpat.risk.RiskAssessments;
import org.ctpat.status.StatusConsents;
import org.ctpat.task.FormHandler;
import org.ctpat.task.Inbox;
import org.ctpat.training.Trainings;
import org.ctpat.validation.Validations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The populated world, and the time that its companies have behind them. */
@TestConfiguration(proxyBeanMethods = false)
public class WorldConfiguration {

  @Bean
  static PastTime pastTime() {
    return new PastTime();
  }

  @Bean
  static ParameterResolverStrategy datedBack(PastTime time, JsonMapper mapper) {
    return time.resolvers(mapper);
  }

  @Bean
  static TaskDecorator sameTimeForListeners(PastTime time) {
    return time.decorator();
  }

  /** The tables answer the same while the world is filled, so each question is asked once. */
  @Bean
  static BeanPostProcessor rememberedDecisions() {
    var known = new ConcurrentHashMap<Map.Entry<String, Map<String, ?>>, Decision>();
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Decisions engine)) {
          return bean;
        }
        return (Decisions)
            (decisionId, variables) ->
                EngineClock.behind().isZero()
                    ? engine.decide(decisionId, variables)
                    : known.computeIfAbsent(
                        Map.entry(decisionId, new HashMap<>(variables)),
                        question -> engine.decide(decisionId, variables));
      }
    };
  }

  @Bean
  MemberHistory.Modules historyModules(
      Accounts accounts,
      AccountProfiles profiles,
      Agreements agreements,
      Memberships memberships,
      SecurityProfiles securityProfiles,
      RiskAssessments risks,
      Trainings trainings,
      AnnualReviews reviews,
      Renewals renewals,
      Deadlines deadlines,
      Decisions decisions,
      AuditTrail trail,
      ProfileAuthor profileAuthor,
      TrainingAuthor trainingAuthor,
      RiskStory riskStory,
      List<FormHandler> forms,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    return new MemberHistory.Modules(
        accounts,
        profiles,
        agreements,
        memberships,
        securityProfiles,
        risks,
        trainings,
        reviews,
        renewals,
        deadlines,
        decisions,
        trail,
        profileAuthor,
        trainingAuthor,
        riskStory,
        forms.stream().collect(Collectors.toMap(FormHandler::formId, Function.identity())),
        transaction,
        jdbc);
  }

  @Bean
  DemoWorld.Actions worldActions(
      Applications applications,
      Invitations invitations,
      Incidents incidents,
      Enforcements enforcements,
      Appeals appeals,
      Withdrawals withdrawals,
      Validations validations,
      Partners partners,
      StatusConsents consents,
      SecurityProfiles profiles,
      Inbox inbox,
      Stories stories,
      CamundaClient client) {
    return new DemoWorld.Actions(
        applications,
        invitations,
        incidents,
        enforcements,
        appeals,
        withdrawals,
        validations,
        partners,
        consents,
        profiles,
        inbox,
        stories,
        client);
  }

  /**
   * The world.
   *
   * @param companies how many of its companies come
   */
  @Bean
  DemoWorld demoWorld(
      MemberHistory.Modules modules,
      DemoWorld.Actions actions,
      PastTime time,
      EmbeddedCamunda camunda,
      @Value("${ctpat.demo.companies:1000}") int companies) {
    return new DemoWorld(modules, actions, time, camunda, companies);
  }
}
