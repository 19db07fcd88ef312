// SPDX-License-Identifier: Apache-2.0
// What a record in the journal costs: the database alone, and with the mark beside it.
//   bench-journal FOLDER COUNT     FOLDER: an empty one, on the disk that is meant
// Prints the median and the 99th percentile of each, in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/journal/checked_journal.hpp"
#include "kiosk/journal/record.hpp"
#include "platform/sqlite/journal_folder.hpp"

namespace {

using namespace kiosk;

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "bench-journal: %s\n", why.c_str());
  std::exit(1);
}

/// Three ways stay open, as with a service that is slow to take reports.
journal::Entry entry(int i) {
  const IdempotencyKey key("018f2f4e-7c1a-7b3d-8e21-5a0c9d4e" + std::to_string(1000 + i / 3));
  const Instant at{std::chrono::milliseconds(1714339320000 + i)};
  Ticket ticket;
  ticket.id = TicketId("T-7F3K-92QD");
  ticket.title = "A film with a title of the usual length";
  ticket.holder = "Somebody With A Name";
  ticket.code = TicketCode(std::string(120, 'c'));
  if (i % 3 == 0 || i < 9) return {key, at, journal::Intent{{ObtainKind::kIssue, PassId("p-1"), ScreeningId("s"), {}}}};
  if (i % 3 == 1) return {key, at, journal::Issued{ticket}};
  return {key, at, journal::Closed{}};
}

/// How long one call takes, in milliseconds.
double timed(const std::function<bool()>& append) {
  const auto start = std::chrono::steady_clock::now();
  if (!append()) fail("a record could not be written");
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void tell(const char* name, std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  std::printf("%-24s median %.2f ms, 99 %% %.2f ms\n", name, times[times.size() / 2], times[times.size() * 99 / 100]);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) fail("give FOLDER COUNT");
  const std::filesystem::path folder = words[1];
  const int records = std::atoi(words[2]);
  platform::sqlite::JournalFolder bare(folder / "bare.db");
  auto store = bare.open();
  if (!store || !(*store)->accept()) fail("no journal");
  platform::sqlite::JournalFolder files(folder / "journal.db");
  journal::CheckedJournal checked(&files);
  if (!checked.open(Instant{})) fail("no journal");
  // In turns, because a disk is not the same from one second to the next.
  std::vector<double> alone, marked;
  for (int i = 0; i < records; ++i) {
    alone.push_back(timed([&] {
      return (*store)->append({i + 1, std::uint64_t{1}, journal::write_record(entry(i))}).has_value();
    }));
    marked.push_back(timed([&] { return checked.append(entry(i)).has_value(); }));
  }
  tell("database alone", alone);
  tell("with links and the mark", marked);
}
