package org.ctpat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(packages = "org.ctpat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheProcessPackageKnowsCamunda =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ctpat.process..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.camunda..");

  @ArchTest
  static final ArchRule modulesKnowNeitherProcessNorPortal =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.ctpat", "org.ctpat.process..", "org.ctpat.portal..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.ctpat.process..", "org.ctpat.portal.."));

  @ArchTest
  static final ArchRule processAndPortalDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("org.ctpat.process..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.ctpat.portal.."));

  @ArchTest
  static final ArchRule noEngineIsUsedInProduction =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.camunda.zeebe.engine..",
                  "io.camunda.zeebe.broker..",
                  "io.camunda.zeebe.process..",
                  "io.camunda.zeebe.logstreams..",
                  "io.camunda.zeebe.stream..",
                  "io.camunda.zeebe.db..",
                  "io.camunda.zeebe.dmn.."));

  @ArchTest
  static final ArchRule dependenciesComeThroughConstructors =
      noFields().should().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it reads the time of the machine",
                  call ->
                      call.getTargetOwner().getPackageName().equals("java.time")
                          && call.getTarget().getName().equals("now")
                          && !takesAClock(call.getTarget())))
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  private static boolean takesAClock(AccessTarget.CodeUnitCallTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }
}
