package org.relais.console.settings;

import org.jspecify.annotations.Nullable;
import org.relais.console.account.Role;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Sorting;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which accounts somebody wants to see, as it stands in an address.
 *
 * @param name a part of the name
 * @param role word of a role; what it does not understand it leaves out
 * @param page from 1
 */
public record UserQuery(
    @Nullable String name, @Nullable String role, @Nullable String sort, @Nullable Integer page) {

  String part() {
    return name == null ? "" : name.strip();
  }

  @Nullable Role asRole() {
    return role == null ? null : Role.ofWord(role).orElse(null);
  }

  ListQuery order() {
    return new ListQuery(null, sort, page);
  }

  /** The same accounts in the same order, after a path. */
  public String inAddress() {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    if (!part().isEmpty()) {
      address.queryParam("name", part());
    }
    Role known = asRole();
    if (known != null) {
      address.queryParam("role", known.word());
    }
    if (!sorting().word().isEmpty()) {
      address.queryParam("sort", sorting().word());
    }
    return address.encode().build().toUriString();
  }

  public UserQuery sortedBy(String column, boolean greatestFirst) {
    return new UserQuery(name, role, sorting().by(column, greatestFirst).word(), null);
  }

  public @Nullable String direction(String column) {
    return sorting().direction(column);
  }

  private Sorting sorting() {
    return Sorting.of(sort);
  }
}
