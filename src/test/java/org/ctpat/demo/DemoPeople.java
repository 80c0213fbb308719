package org.ctpat.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ctpat.task.Person;

/** The invented people who sign in, with the groups of CBP's staff. */
public final class DemoPeople {

  /** A person before it is known for which account it acts. */
  public record Named(String id, String name) {

    Person of(String accountNumber, boolean officer) {
      var groups =
          officer
              ? Set.of("member-" + accountNumber, "officer-" + accountNumber)
              : Set.of("member-" + accountNumber);
      return new Person(id, name, groups, accountNumber);
    }
  }

  private static final Map<String, Named> MEMBERS = new ConcurrentSkipListMap<>();
  private static final Map<String, Person> CBP = new ConcurrentSkipListMap<>();

  static {
    member("ben.carter", "Ben Carter");
    member("margaret.ellis", "Margaret Ellis");
    member("lucia.herrera", "Lucía Herrera");
    member("ricardo.montes", "Ricardo Montes");
    member("jorge.salinas", "Jorge Salinas");
    member("elena.garza", "Elena Garza");
    member("tomas.becker", "Tomás Becker");
    member("hannah.lindqvist", "Hannah Lindqvist");
    member("claire.dubois", "Claire Dubois");
    member("owen.mackenzie", "Owen MacKenzie");
    member("paulina.vega", "Paulina Vega");
    member("ignacio.robles", "Ignacio Robles");
    member("denise.archer", "Denise Archer");
    member("walter.hughes", "Walter Hughes");
    member("marco.ferri", "Marco Ferri");
    member("astrid.solberg", "Astrid Solberg");
    member("linda.moreau", "Linda Moreau");
    member("victor.salas", "Victor Salas");
    member("alicia.romero", "Alicia Romero");
    member("george.tanaka", "George Tanaka");
    member("marcia.hylton", "Marcia Hylton");
    member("winston.blake", "Winston Blake");
    member("neil.barrow", "Neil Barrow");
    member("susan.petrov", "Susan Petrov");
    member("aaron.levy", "Aaron Levy");
    member("diane.fischer", "Diane Fischer");
    member("sofia.grant", "Sofia Grant");
    member("patrick.oneil", "Patrick O’Neil");
    member("ben.osei", "Ben Osei");
    member("rachel.kim", "Rachel Kim");
    cbp("dana.whitfield", "Dana Whitfield", "ctpat-specialist");
    cbp("luis.ortega", "Luis Ortega", "ctpat-specialist");
    cbp("maria.kessler", "Maria Kessler", "ctpat-supervisor");
    cbp("james.liu", "James Liu", "ctpat-supervisor");
    cbp("tom.arden", "Tom Arden", "ctpat-vetting");
    cbp("helen.brandt", "Helen Brandt", "ctpat-headquarters");
    cbp("ruth.feldman", "Ruth Feldman", "ctpat-appeals");
    cbp("priya.nair", "Priya Nair", "ctpat-process-owner");
  }

  private DemoPeople() {}

  /** A person of a company by sign-in name. */
  public static Named person(String id) {
    var found = MEMBERS.get(id);
    if (found == null) {
      throw new IllegalArgumentException("No person of a demo company is called " + id);
    }
    return found;
  }

  /** Makes a further person of a company known. */
  public static void introduce(String id, String name) {
    member(id, name);
  }

  /** A person of CBP by sign-in name. */
  public static Person cbp(String id) {
    var found = CBP.get(id);
    if (found == null) {
      throw new IllegalArgumentException("Nobody of CBP is called " + id);
    }
    return found;
  }

  /** The people of CBP in one group, in the order of their names. */
  public static List<Person> inGroup(String group) {
    return CBP.values().stream().filter(person -> person.groups().contains(group)).toList();
  }

  private static void member(String id, String name) {
    MEMBERS.put(id, new Named(id, name));
  }

  private static void cbp(String id, String name, String group) {
    CBP.put(id, new Person(id, name, Set.of(group), null));
  }
}
