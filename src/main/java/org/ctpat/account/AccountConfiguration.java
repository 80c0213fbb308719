package org.ctpat.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  FieldOffices.class,
  LimitedTypes.class,
  StaffSettings.class,
  WithdrawalSettings.class
})
class AccountConfiguration {}
