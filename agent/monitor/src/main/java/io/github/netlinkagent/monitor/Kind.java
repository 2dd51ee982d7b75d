package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Request;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object, and all that the monitor has to know of it: which messages tell of it, which
 * groups announce it, how it is asked for and how it is held. A record of the model declares its
 * own as the constant {@code KIND}, and {@link Kinds} lists them; nothing else in this room names a
 * kind, but for {@link RefreshRules}, which knows what the kinds do to each other.
 *
 * @param <T> the record whose instances are the objects
 */
public final class Kind<T extends NetworkObject> {

  private final String label;
  private final Class<T> type;
  private final Fields<T> fields;
  private final Class<? extends Message> messages;
  private final Function<Message, Function<Instant, List<T>>> reader;
  private final Set<MulticastGroup> groups;
  private final List<Slice> slices;
  private final BiFunction<Slice, Model, List<Request>> requests;
  private final @Nullable Function<Slice, Request> audit;
  private final BiFunction<T, Model, T> place;
  private final Supplier<Store> store;
  private final boolean held;
  private final Bound<T> bound;
  private final Predicate<T> tracked;
  private final BiPredicate<@Nullable T, @Nullable T> silent;

  private Kind(Declaration<T> declared) {
    label = declared.label;
    type = declared.type;
    fields = declared.fields;
    messages = declared.messages;
    reader = declared.reader;
    groups = declared.groups;
    requests = declared.requests;
    audit = declared.audit;
    place = declared.place;
    store = declared.store;
    held = declared.held;
    bound = declared.bound;
    tracked = declared.tracked;
    silent = declared.silent;
    slices = declared.families.stream().map(this::slice).toList();
  }

  /**
   * Begins a declaration.
   *
   * @param label the kind as it stands in names and texts, in the words of the field: {@code link}
   * @param fields what its objects consist of
   */
  static <T extends NetworkObject> Declaration<T> of(
      String label, Class<T> type, Fields<T> fields) {
    return new Declaration<>(label, type, fields);
  }

  /** The kind as it stands in names and texts: {@code link}, {@code address}, ... */
  public String label() {
    return label;
  }

  /** The class of its objects. */
  public Class<T> type() {
    return type;
  }

  /** The groups that announce it; none if the kernel never does. */
  public Set<MulticastGroup> groups() {
    return groups;
  }

  /** Whether the model holds its objects; if not, they happen and leave nothing behind. */
  public boolean isHeld() {
    return held;
  }

  @Override
  public String toString() {
    return label;
  }

  // ---- for this room ----

  Class<? extends Message> messages() {
    return messages;
  }

  /** See {@link NetworkObject#differences}. */
  List<String> differences(NetworkObject one, NetworkObject other) {
    return fields.differing(type.cast(one), type.cast(other));
  }

  /** See {@link NetworkObject#fields}. */
  List<FieldValue> fields(NetworkObject object) {
    return fields.of(type.cast(object));
  }

  /** The objects that a message of {@link #messages} tells of, mostly one. */
  List<T> read(Message message, Instant receivedAt) {
    return reader.apply(message).apply(receivedAt);
  }

  /** The slices which together hold all objects; none if the kernel can't list them. */
  List<Slice> slices() {
    return slices;
  }

  /** Whether the kernel lists it; if not, only what it announces is known. */
  boolean isListed() {
    return !slices.isEmpty();
  }

  /** All objects of a family; {@link Family#UNSPEC} for all there are. */
  Slice slice(Family family) {
    return new Slice(this, family, 0, 0);
  }

  /** Those objects of a family that have that {@link NetworkObject#part}. */
  Slice slice(Family family, int part) {
    return new Slice(this, family, part, 0);
  }

  List<Request> requests(Slice slice, Model model) {
    return requests.apply(slice, model);
  }

  /** The same for an audit, which asks for no more than it compares. */
  List<Request> auditRequests(Slice slice, Model model) {
    return audit == null ? requests(slice, model) : List.of(audit.apply(slice));
  }

  /** The object as the model holds it, in whichever words it was told. */
  T placed(NetworkObject object, Model model) {
    return place.apply(type.cast(object), model);
  }

  Store newStore() {
    return store.get();
  }

  /** How many of its objects the model holds. */
  Bound<T> bound() {
    return bound;
  }

  /** Which of the tables of its family holds an object, see {@link Table#part}. */
  int tableOf(NetworkObject object) {
    return bound.tableOf().applyAsInt(type.cast(object));
  }

  /** What people count such objects by; empty for nothing. */
  String stateOf(NetworkObject object) {
    return bound.state().apply(type.cast(object));
  }

  /** Whether an object is held even of a summarized table. */
  boolean keeps(NetworkObject object, Limits limits, Model model) {
    return bound.kept().test(type.cast(object), limits, model);
  }

  /** Whether the model holds such an object; what it does not hold counts as gone. */
  boolean tracks(NetworkObject object) {
    return tracked.test(type.cast(object));
  }

  /** Whether the kernel makes this difference without announcing it; to find it is no drift. */
  boolean comesSilently(@Nullable NetworkObject before, @Nullable NetworkObject after) {
    return groups.isEmpty() || silent.test(type.cast(before), type.cast(after));
  }

  /** What is said of a kind; only what differs from the usual needs to be. */
  static final class Declaration<T extends NetworkObject> {

    private final String label;
    private final Class<T> type;
    private final Fields<T> fields;
    private Class<? extends Message> messages = Message.class;
    private Function<Message, Function<Instant, List<T>>> reader = message -> at -> List.of();
    private final Set<MulticastGroup> groups = EnumSet.noneOf(MulticastGroup.class);
    private List<Family> families = List.of();
    private BiFunction<Slice, Model, List<Request>> requests = (slice, model) -> List.of();
    private @Nullable Function<Slice, Request> audit;
    private BiFunction<T, Model, T> place = (object, model) -> object;
    private Supplier<Store> store = UniqueStore::new;
    private boolean held = true;
    private Bound<T> bound = Bound.usual();
    private Predicate<T> tracked = object -> true;
    private BiPredicate<@Nullable T, @Nullable T> silent = (before, after) -> false;

    private Declaration(String label, Class<T> type, Fields<T> fields) {
      this.label = label;
      this.type = type;
      this.fields = fields;
    }

    /** Which messages tell of it, and how they are read; not all of them need to. */
    <M extends Message> Declaration<T> readFrom(
        Class<M> message, BiFunction<M, Instant, List<T>> read) {
      messages = message;
      reader = any -> at -> read.apply(message.cast(any), at);
      return this;
    }

    /** The groups that announce it. */
    Declaration<T> announcedBy(MulticastGroup... announcing) {
      groups.addAll(List.of(announcing));
      return this;
    }

    /** How all objects of each family are asked for. */
    Declaration<T> dumpedBy(Function<Slice, Request> request, Family... each) {
      return dumpedBy((slice, model) -> List.of(request.apply(slice)), each);
    }

    /** The same where it takes several requests, which depend on what the model holds. */
    Declaration<T> dumpedBy(BiFunction<Slice, Model, List<Request>> all, Family... each) {
      requests = all;
      families = List.of(each);
      return this;
    }

    /** How an audit asks for it, where there is a cheaper way that tells all that is compared. */
    Declaration<T> auditedBy(Function<Slice, Request> request) {
      audit = request;
      return this;
    }

    /**
     * What is told depends on what else there is: the kernel has several names for the same place,
     * or leaves out what it was not asked for, so that what is held stays.
     */
    Declaration<T> placedBy(BiFunction<T, Model, T> placing) {
      place = placing;
      return this;
    }

    /** How it is held: by its unique key, unless something else is said. */
    Declaration<T> heldIn(Supplier<Store> holding) {
      store = holding;
      return this;
    }

    /** It happens and leaves nothing behind: the model never holds any. */
    Declaration<T> passing() {
      held = false;
      bound = Bound.none();
      return heldIn(PassingStore::new);
    }

    /**
     * The kernel announces it and never lists it: it is held as long as it says, in seconds, see
     * {@link ExpiringStore}.
     */
    Declaration<T> lasting(ToLongFunction<T> seconds) {
      bound = Bound.none();
      return heldIn(
          () ->
              new ExpiringStore(
                  object -> seconds.applyAsLong(type.cast(object)), System::nanoTime));
    }

    /**
     * A message may tell a part of it, which is put onto what is held.
     *
     * @param merged of what is held and what is told
     */
    Declaration<T> toldInParts(BinaryOperator<T> merged) {
      return heldIn(
          () -> new UniqueStore((held, told) -> merged.apply(type.cast(held), type.cast(told))));
    }

    /** How many objects the model holds: {@link Bound#usual}, unless something else is said. */
    Declaration<T> bounded(Bound<T> most) {
      bound = most;
      return this;
    }

    /** Which objects the model holds: all, unless something else is said. */
    Declaration<T> tracking(Predicate<T> worthIt) {
      tracked = worthIt;
      return this;
    }

    /** Which differences the kernel makes without a word: none, unless something else is said. */
    Declaration<T> silently(BiPredicate<@Nullable T, @Nullable T> unannounced) {
      silent = unannounced;
      return this;
    }

    Kind<T> declare() {
      return new Kind<>(this);
    }
  }
}
