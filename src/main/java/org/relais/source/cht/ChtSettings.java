package org.relais.source.cht;

import org.relais.http.Credentials;
import org.relais.source.SourceSettings;

/**
 * A Community Health Toolkit server.
 *
 * @param url of the server, such as {@code https://cht.example.org}, without user and password
 * @param database CouchDB's database, {@code medic} everywhere we know of
 * @param credentials of a user with an online role; one with an offline role sees an empty feed
 * @param pageSize documents a request
 */
public record ChtSettings(String url, String database, Credentials credentials, int pageSize)
    implements SourceSettings {
  public static final String DEFAULT_DATABASE = "medic";
  public static final int DEFAULT_PAGE_SIZE = 1000;

  /**
   * CouchDB's feed has a document once, as it is now: after its tombstone no older revision comes.
   * Most tombstones are of documents that were never records, such as tasks.
   */
  @Override
  public boolean endsMayComeFirst() {
    return false;
  }
}
