// SPDX-License-Identifier: Apache-2.0
// A damaged database ends nothing: each call is an answer, a refusal or a 503, and each start is one clear line.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "kiosk/base/log.hpp"
#include "platform/central/audit.hpp"
#include "platform/central/commands.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Service;
using central::Store;
using house::House;
using kiosk::HttpRequest;

std::string read_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string file_of(const std::string& database) { return database.substr(std::string("sqlite:").size()); }

/// A festival's evening as one file of bytes, and what was handed out in it.
struct Evening {
  House house;
  std::string ticket;
  std::string code;
  std::string session;
  kiosk::HttpRequest repeated = house::post("/v1/tickets", R"({"pass":"bo","screening":"next","channel":"in_person"})");
  std::string bytes;

  Evening() {
    const auto got = house.get("amara", "union");
    REQUIRE(got);
    ticket = got->id.str();
    code = got->code.str();
    REQUIRE(house.report(got->id, kiosk::DeliveryOutcome::kDelivered) == 204);
    REQUIRE(house.get("press", "clash"));
    session = house.sign_in("PASS-BO");
    (void)house.ask(repeated);
    house.store().lease()->script("PRAGMA wal_checkpoint(TRUNCATE)");
    bytes = read_file(file_of(house.database()));
    REQUIRE(bytes.size() > 50'000);
  }

  /// The deliveries' first page says of itself that it has more cells than fit.
  [[nodiscard]] std::string with_a_broken_page() {
    const auto page = house.store().lease()->number("SELECT rootpage FROM sqlite_schema WHERE name = 'delivery'");
    auto broken = bytes;
    broken.at(static_cast<std::size_t>(page - 1) * 4096 + 3) = '\x7f';
    return broken;
  }

  /// A call of each kind, with what is there.
  [[nodiscard]] std::vector<HttpRequest> calls() const {
    const auto kiosk = [&](HttpRequest request) {
      request.headers.emplace_back("Authorization", "Bearer " + house.token("bader"));
      return request;
    };
    HttpRequest own{"GET", "/v1/online/pass", {{"Authorization", "Bearer " + session}}, ""};
    return {kiosk({"GET", "/v1/venue/day", {}, ""}),
            kiosk(house::post("/v1/passes/lookup", R"({"code":"PASS-AMARA","symbology":"QRCode"})")),
            kiosk(house::post("/v1/tickets", R"({"pass":"bo","screening":"union","channel":"in_person"})")),
            kiosk(repeated),
            kiosk(house::post("/v1/tickets/" + ticket + "/replacements", R"({"serial":1})")),
            kiosk(house::post("/v1/tickets/verify", R"({"code":")" + code + "\"}")),
            kiosk({"GET", "/v1/keys", {}, ""}),
            kiosk({"GET", "/v1/kiosks/unreported", {}, ""}),
            kiosk(house::post("/v1/kiosks/help", R"({"language":"en"})")),
            kiosk({"DELETE", "/v1/tickets/" + ticket, {{"Idempotency-Key", house::fresh_key().str()}}, ""}),
            house::post("/v1/online/sign-in", R"({"code":"PASS-AMARA"})"),
            house::post("/v1/online/sessions", R"({"code":"PASS-AMARA","one_time_code":"000000"})"),
            own,
            {"GET", "/metrics", {}, ""},
            {"GET", "/healthz", {}, ""}};
  }
};

bool is_one_clear_line(const std::string& text) { return !text.empty() && text.find('\n') == std::string::npos; }

/// Opens the database and asks everything of it. Whatever it throws or aborts by fails the test.
void use(const Evening& evening, const std::string& database) {
  const auto store = Store::open(database, Store::Mode::kExisting);
  if (!store) {
    CHECK(is_one_clear_line(store.error()));
    return;
  }
  if (const auto sound = (*store)->quick_check(); !sound) CHECK(is_one_clear_line(sound.error()));
  const auto service = Service::open(**store, [] { return house::local("17:50"); });
  if (!service) {
    CHECK(is_one_clear_line(service.error()));
    CHECK(service.error().find(file_of(database)) != std::string::npos);
  } else {
    for (const auto& call : evening.calls()) {
      const auto status = (*service)->handle(call).status;
      INFO(call.method << ' ' << call.path);
      CHECK(status >= 200);
      CHECK(status < 600);
    }
  }
  const auto audited = central::audit(**store);
  if (!audited) CHECK_FALSE(audited.error().empty());
}

/// Silent while it lives: there would be thousands of lines.
struct Quiet {
  Quiet() { silence(); }
  ~Quiet() { silence(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  static void silence() {
    kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
  }
};

/// A copy that is damaged by SQL, which the schema's own rules would not let happen.
class Broken {
 public:
  explicit Broken(const Evening& evening) {
    house::write_file(file_, evening.bytes);
    auto store = Store::open(address(), Store::Mode::kExisting);
    REQUIRE(store);
    store_ = *std::move(store);
    store_->lease()->script("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  }
  void run(const std::string& sql) { store_->lease()->script(sql); }
  [[nodiscard]] std::string address() const { return "sqlite:" + file_; }
  [[nodiscard]] std::string file() const { return file_; }
  /// What opening the service says.
  [[nodiscard]] std::string refusal() {
    const auto service = Service::open(*store_, [] { return house::local("17:50"); });
    return service ? "" : service.error();
  }

 private:
  house::Folder folder_;
  std::string file_ = folder_.file("central.db");
  std::unique_ptr<Store> store_;
};

}  // namespace

TEST_CASE("Whatever byte of a database is flipped, each call is an answer and each start a clear line", "[sqlite]") {
  const Quiet quiet;
  const Evening evening;
  const house::Folder folder;
  const auto file = folder.file("central.db");
  std::mt19937 random(20240428);
  for (int round = 0; round < 400; ++round) {
    auto bytes = evening.bytes;
    // Where there is something: most of a page is empty.
    std::size_t at = 0;
    do at = random() % bytes.size();
    while (bytes[at] == '\0');
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
    for (const auto* tail : {"-wal", "-shm"}) std::filesystem::remove(file + tail);
    house::write_file(file, bytes);
    INFO("round " << round << ", byte " << at);
    use(evening, "sqlite:" + file);
  }
}

TEST_CASE("A database that is cut short is a clear line", "[sqlite]") {
  const Quiet quiet;
  const Evening evening;
  const house::Folder folder;
  for (const std::size_t left : {std::size_t{0}, std::size_t{50}, std::size_t{4096}, evening.bytes.size() / 2,
                                 evening.bytes.size() - 4096, evening.bytes.size() - 1}) {
    const auto file = folder.file("cut-" + std::to_string(left) + ".db");
    house::write_file(file, evening.bytes.substr(0, left));
    INFO(left << " bytes");
    use(evening, "sqlite:" + file);
  }
}

TEST_CASE("A programme whose rows do not belong together is told, with what to do", "[sqlite]") {
  const Quiet quiet;
  static const Evening evening;
  const auto [sql, says] = GENERATE(table<std::string, std::string>({
      {"DELETE FROM film WHERE id = 'union'", "film union"},
      {"DELETE FROM venue WHERE id = 'bader'", "venue bader"},
      {"DELETE FROM film_credit; INSERT INTO film_credit (film, position, role, name_position, name) "
       "VALUES ('gone', 0, 'Director', 0, 'Someone')",
       "film gone"},
      {"INSERT INTO screening_category (screening, category) VALUES ('gone', 'press')", "screening gone"},
      {"INSERT INTO screening_access (screening, position, kind, language, part) VALUES ('gone', 0, 0, '', '')",
       "screening gone"},
      {"INSERT INTO screening_access (screening, position, kind, language, part) VALUES ('union', 9, 77, '', '')",
       "screening union"},
      {"UPDATE screening SET programme_day = '2024-02-31' WHERE id = 'union'", "2024-02-31"},
      {"UPDATE screening SET starts_at = 9223372036854775807 WHERE id = 'union'", "out of range"},
      {"UPDATE film SET running_minutes = -9223372036854775807 WHERE id = 'union'", "out of range"},
      {"UPDATE rule SET value = 9 WHERE name = 'overlap'", "overlap"},
      {"UPDATE rule SET value = 4611686018427387904 WHERE name = 'grace'", "grace"},
      {"UPDATE festival SET zone = 'Mars/Olympus'", "Mars/Olympus"},
      {"DELETE FROM festival", "central import"},
      {"UPDATE signing_key SET secret = x'00'", "signing key"},
      {"UPDATE signing_key SET public = zeroblob(32)", "signing key"},
  }));
  Broken broken(evening);
  broken.run(sql);
  const auto line = broken.refusal();
  INFO(sql << ": " << line);
  CHECK(is_one_clear_line(line));
  CHECK(line.find(says) != std::string::npos);
  CHECK(line.find(broken.file()) != std::string::npos);
  use(evening, broken.address());
}

TEST_CASE("A row that cannot be what it says costs the calls that need it, and is never taken for good", "[sqlite]") {
  const Quiet quiet;
  static const Evening evening;
  const auto [sql, call, status] = GENERATE(table<std::string, std::size_t, int>({
      {"UPDATE pass SET state = 77 WHERE id = 'amara'", 1, 503},
      {"UPDATE pass SET valid_from = -9223372036854775807 WHERE id = 'amara'", 1, 503},
      {"DROP TRIGGER IF EXISTS a_ticket_keeps_its_seat; UPDATE ticket SET screening = 'gone' WHERE pass = 'amara'", 1,
       503},
      {"UPDATE idempotency SET status = 99999", 3, 503},
      {"UPDATE allotment SET seats = 9223372036854775807 WHERE screening = 'union'", 1, 503},
      {"UPDATE venue SET name = CAST(x'ff00fe' AS TEXT) WHERE id = 'bader'", 0, 200},
      {"DROP TABLE ticket_code", 1, 503},
  }));
  Broken broken(evening);
  broken.run(sql);
  const auto store = Store::open(broken.address(), Store::Mode::kExisting);
  REQUIRE(store);
  const auto service = Service::open(**store, [] { return house::local("17:50"); });
  REQUIRE(service);
  INFO(sql);
  CHECK((*service)->handle(evening.calls()[call]).status == status);
  use(evening, broken.address());
}

TEST_CASE("The quick check of a file tells damage, and what to do", "[sqlite]") {
  const Quiet quiet;
  Evening evening;
  CHECK(evening.house.store().quick_check());
  const house::Folder folder;
  const auto file = folder.file("central.db");
  house::write_file(file, evening.with_a_broken_page());
  const auto store = Store::open("sqlite:" + file, Store::Mode::kExisting);
  REQUIRE(store);
  const auto sound = (*store)->quick_check();
  REQUIRE_FALSE(sound);
  CHECK(sound.error().find(file + ": the database is damaged") == 0);
  CHECK(sound.error().find("--no-quick-check") != std::string::npos);
  CHECK(is_one_clear_line(sound.error()));
}

TEST_CASE("A service on a damaged file does not start, but where the check is off", "[sqlite]") {
  const Quiet quiet;
  Evening evening;
  const house::Folder folder;
  const auto file = folder.file("central.db");
  house::write_file(file, evening.with_a_broken_page());
  central::ServeOptions options;
  options.database = "sqlite:" + file;
  options.listen = "nowhere";
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_serve(options, out, err) == 1);
  CHECK(err.str().find("the database is damaged") != std::string::npos);
  options.quick_check = false;
  std::ostringstream later;
  CHECK(central::run_serve(options, out, later) == 1);
  CHECK(later.str().find("the database is damaged") == std::string::npos);
}

TEST_CASE("SIGHUP does not end a service that is starting") {
  const Quiet quiet;
  const auto before = std::signal(SIGHUP, SIG_DFL);
  central::ServeOptions options;
  options.clock = "no clock";
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_serve(options, out, err) == 1);
  CHECK(std::signal(SIGHUP, before) == SIG_IGN);
}
