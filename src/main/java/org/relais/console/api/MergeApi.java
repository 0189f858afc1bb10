package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.diff.FileDiff;
import org.relais.console.diff.FileMerge;
import org.relais.console.diff.MergePart;
import org.relais.console.mappings.DraftMerge;
import org.relais.console.mappings.DraftMerges;
import org.relais.console.mappings.FileChoice;
import org.relais.console.security.Paths;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The account's draft put together with what somebody else published since it began. */
@RestController
@RequestMapping(Paths.API + "/mappings/draft/merge")
@Tag(name = "mappings")
final class MergeApi {
  private final DraftMerges merges;

  MergeApi(DraftMerges merges) {
    this.merges = merges;
  }

  /**
   * @param seen what keeping it asks for, so that nothing is kept unseen
   * @param active number of the active version
   * @param files that both changed
   * @param unseen how many more both changed that this account no longer sees: they stay as they
   *     were published
   */
  record Open(String seen, long active, List<File> files, int unseen) {}

  /**
   * @param mine null where the draft deletes it
   * @param theirs null where the active configuration does not have it
   * @param clean whether both changes stand without anybody saying more
   */
  record File(
      String path,
      @Nullable String mine,
      @Nullable String theirs,
      boolean clean,
      List<MergePart.Conflict> conflicts) {
    static File of(FileMerge file) {
      return new File(file.path(), file.mine(), file.theirs(), file.clean(), file.conflicts());
    }
  }

  /**
   * @param seen that of the merge that was asked for
   * @param keep whether the draft becomes this; else it is only shown
   * @param files what is said of those with conflicts; files without any need not be named
   */
  record Said(String seen, boolean keep, @Nullable List<FileChoice> files) {}

  /**
   * @param kept whether the draft became this
   * @param files what the draft changes of the active configuration then
   */
  record Merged(boolean kept, MappingJson.Check check, List<FileDiff> files) {}

  @GetMapping
  @Operation(summary = "What both changed; 404 where nothing became active since the draft began")
  @Refused(status = 404, when = "The account has no draft, or nothing became active since.")
  Open open(@Parameter(hidden = true) Account account) {
    DraftMerge merge = find(account);
    return new Open(
        merge.seen(),
        merge.active(),
        merge.files().both().stream().map(File::of).toList(),
        merge.unseen().size());
  }

  @PostMapping
  @Operation(
      summary =
          "Shows what comes of what is said of each file (`LINES` with a side for each conflict,"
              + " `MINE` or `THEIRS`), and with `keep` makes it the draft")
  @Refused(status = 404, when = "The account has no draft, or nothing became active since.")
  @Refused(status = 409, when = "The draft or the active version is another one than was seen.")
  Merged merge(@RequestBody Said said, @Parameter(hidden = true) Account account) {
    DraftMerge merge = find(account);
    List<FileChoice> choices = Objects.requireNonNullElse(said.files(), List.of());
    if (!merge.seen().equals(said.seen())) {
      throw changed();
    }
    DraftMerges.Preview preview =
        merges
            .preview(merge, choices, account)
            .orElseThrow(() -> ApiAccess.bad("files must say of each conflict whose lines stand."));
    if (said.keep() && !merges.keep(merge, said.seen(), choices, account)) {
      throw changed();
    }
    return new Merged(said.keep(), MappingJson.Check.of(preview.checked()), preview.diffs());
  }

  private static ResponseStatusException changed() {
    return ApiAccess.conflict(
        "The draft or the active version changed since: ask for the merge again.");
  }

  private DraftMerge find(Account account) {
    return merges.open(account).orElseThrow(ApiAccess::none);
  }
}
