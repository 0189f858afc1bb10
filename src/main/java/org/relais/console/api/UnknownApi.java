package org.relais.console.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.relais.console.security.Paths;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What is no part of the API. */
@RestController
@Hidden
final class UnknownApi {
  @RequestMapping(Paths.API + "/**")
  void none() {
    throw new ResponseStatusException(
        HttpStatus.NOT_FOUND, "There is no such call; " + Paths.API + "/openapi lists them.");
  }
}
