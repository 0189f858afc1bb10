package org.relais.console.tables;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tables as files: out for a spreadsheet, and in again after a look at what changes. */
@Controller
final class TableFileController {
  private static final String UPLOADED = "relais.table.uploaded";
  private static final String SHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final TableDesk desk;
  private final WorkReply reply;

  TableFileController(TableDesk desk, WorkReply reply) {
    this.desk = desk;
    this.reply = reply;
  }

  /** What waits for a person to say yes. */
  private record Uploaded(String path, TableText before, TableText after) {}

  @GetMapping(TableController.TABLE + ".csv")
  void csv(@RequestParam String file, Account account, HttpServletResponse response)
      throws IOException {
    TableDesk.Found found = find(account, file);
    head(response, "text/csv;charset=UTF-8", file, "csv");
    response.getOutputStream().write(found.table().write().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(TableController.TABLE + ".xlsx")
  void xlsx(@RequestParam String file, Account account, HttpServletResponse response)
      throws IOException {
    TableDesk.Found found = find(account, file);
    head(response, SHEET, file, "xlsx");
    Workbooks.write(found.table(), response.getOutputStream());
  }

  private static void head(HttpServletResponse response, String type, String file, String ending) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "_");
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + name.replaceFirst("\\.csv$", "") + "." + ending + "\"");
  }

  /** Shows what would change; nothing is changed yet. */
  @PostMapping(TableController.TABLE + "/import")
  String look(
      @RequestParam String file,
      @RequestParam("upload") MultipartFile upload,
      Account account,
      HttpSession session,
      Model model,
      RedirectAttributes after,
      Locale locale)
      throws IOException {
    TableDesk.Found found = find(account, file);
    String name = Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    TableUpload read = TableUpload.of(name, upload.getBytes(), found.table());
    if (read instanceof TableUpload.Refused refused) {
      return reply.bad(refused.why(), back(file), after, locale);
    }
    TableText table = ((TableUpload.Read) read).table();
    session.setAttribute(UPLOADED, new Uploaded(file, found.table(), table));
    model.addAttribute("found", found);
    model.addAttribute("name", name);
    model.addAttribute("difference", TableChange.Difference.between(found.table(), table));
    return "table-import";
  }

  @PostMapping(TableController.TABLE + "/import/take")
  String take(
      @RequestParam String file,
      Account account,
      HttpSession session,
      RedirectAttributes after,
      Locale locale) {
    TableDesk.Found found = find(account, file);
    @Nullable Uploaded uploaded = (Uploaded) session.getAttribute(UPLOADED);
    session.removeAttribute(UPLOADED);
    if (uploaded == null
        || !uploaded.path().equals(file)
        || !uploaded.before().equals(found.table())
        || !desk.put(account, found, uploaded.after())) {
      return reply.bad(Words.of("tables.lost"), back(file), after, locale);
    }
    return reply.good(Words.of("tables.saved"), back(file), after, locale);
  }

  private static String back(String file) {
    return TableAddress.of(file, new TableQuery(null, null, null, null));
  }

  private TableDesk.Found find(Account account, String file) {
    return desk.find(account, file)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
