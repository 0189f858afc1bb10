package org.relais.fhir;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field of the dictionary becomes in FHIR: its {@code fhir:} block, compiled.
 *
 * <p>{@code codes} say what the field is; {@code answers} what each of its codes is. A code without
 * an answer of its own is sent as {@link Answer#LOCAL}.
 */
public sealed interface FhirBinding {
  /** What each code of the field is; empty where the field is not coded. */
  Map<String, Answer> answers();

  /** What the code of a coded field is. */
  default Answer answer(String code) {
    return answers().getOrDefault(code, Answer.LOCAL);
  }

  /**
   * {@code resource: observation}. One Observation with the field's value; of a field with several
   * codes, one for each code that was given.
   *
   * @param category code of HL7's observation-category, such as {@code vital-signs}
   * @param bodySite where it was measured, or null
   */
  record Observed(
      String category, List<Coding> codes, Map<String, Answer> answers, @Nullable Site bodySite)
      implements FhirBinding {
    public Observed {
      codes = List.copyOf(codes);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * {@code resource: condition}. A Condition where the field says yes, or for each code that it
   * holds.
   */
  record Diagnosed(List<Coding> codes, Map<String, Answer> answers, Verification verification)
      implements FhirBinding {
    public Diagnosed {
      codes = List.copyOf(codes);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * {@code resource: medication_dispense} or {@code medication_administration}. One where the field
   * says yes, a number above zero (then it is the quantity), or for each code that it holds.
   *
   * @param handedOver true: given to take home; false: given on the spot
   * @param daysSupply how many days a dispensed medicine lasts, or null
   */
  record Treated(
      boolean handedOver,
      List<Coding> codes,
      Map<String, Answer> answers,
      @Nullable Integer daysSupply)
      implements FhirBinding {
    public Treated {
      codes = List.copyOf(codes);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * {@code resource: immunization}. One where the field says yes, or for each code that it holds.
   */
  record Immunized(List<Coding> codes, Map<String, Answer> answers) implements FhirBinding {
    public Immunized {
      codes = List.copyOf(codes);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * {@code resource: service_request}: the visit's referral. There is one where the field that is
   * {@link Element#MADE} says yes; the others fill it.
   */
  record Referred(Element element, List<Coding> codes, Map<String, Answer> answers)
      implements FhirBinding {
    public Referred {
      codes = List.copyOf(codes);
      answers = Map.copyOf(answers);
    }

    /** What a field says of the referral. */
    public enum Element {
      MADE,
      /** Yes: urgent; no: routine; a code: as its {@link Terminology#PRIORITY} says. */
      PRIORITY,
      REASON,
      /** Yes, or a date: the child arrived, so the request is completed. */
      COMPLETED
    }
  }

  /** {@code resource: patient}: what the Patient says besides birth date and sex. */
  record Personal(Element element) implements FhirBinding {
    /** The elements that a field can fill. */
    public enum Element {
      NAME,
      PHONE,
      /** Yes, or the date of death. */
      DECEASED
    }

    @Override
    public Map<String, Answer> answers() {
      return Map.of();
    }
  }

  /**
   * {@code resource: encounter}, {@code element: service_provider}: the organisation that works.
   */
  record ServiceProvider() implements FhirBinding {
    @Override
    public Map<String, Answer> answers() {
      return Map.of();
    }
  }

  /** {@code resource: none}, or a core field that the Patient or the Encounter carries. */
  record Carried(Map<String, Answer> answers) implements FhirBinding {
    public Carried {
      answers = Map.copyOf(answers);
    }
  }

  /** A place on the body. */
  record Site(List<Coding> codes, String text) {
    public Site {
      codes = List.copyOf(codes);
    }
  }
}
