// SPDX-License-Identifier: Apache-2.0
// Recovery: wherever a ticket's way was cut, the restart owes the right thing, for every way by itself.
#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/journal/record.hpp"
#include "kiosk/journal/recovery.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::journal {
namespace {

using Kept = std::vector<std::string>;

/// What is owed after records that a kiosk without links and without a mark kept.
struct Found {
  std::vector<Owed> owed;
  std::vector<IdempotencyKey> forgettable;
  std::size_t unreadable = 0;
  friend bool operator==(const Found&, const Found&) = default;
};

Found found(const Kept& records, Instant now) {
  std::vector<ports::StoredRecord> rows;
  for (const auto& record : records) rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, {}, record});
  Found out;
  const auto fold = fold_rows(rows, out.unreadable);
  out.owed = owed_of(fold, false);
  for (const auto& way : fold.keys()) {
    if (const auto at = way.forget_at(); at && *at < now) out.forgettable.push_back(way.key);
  }
  return out;
}

Kept written(const std::vector<Entry>& entries) {
  Kept out;
  for (const auto& one : entries) out.push_back(write_record(one));
  return out;
}

const auto kPaperFailed = delivered(DeliveryMethod::kPrint, DeliveryOutcome::kFailed, "R-paper");
const auto kShown = delivered(DeliveryMethod::kScreen, DeliveryOutcome::kDelivered, "R-screen");

/// The whole way of a ticket that fails on paper and is then shown.
std::vector<Entry> whole_way(const std::string& key, ObtainKind kind = ObtainKind::kIssue) {
  return {entry(key, 0, Intent{obtain(kind)}), entry(key, 1, Issued{ticket()}), entry(key, 2, kPaperFailed),
          entry(key, 3, kShown), entry(key, 4, Closed{})};
}

/// What is owed after the first `steps` of whole_way(); nothing for 0 and 5.
std::optional<Owed> owed_after(std::size_t steps, const std::string& key, ObtainKind kind = ObtainKind::kIssue) {
  const IdempotencyKey id(key);
  if (steps == 1) return Owed{id, AskAgain{obtain(kind)}};
  if (steps == 2) return Owed{id, Doubtful{ticket()}};
  if (steps == 3) return Owed{id, Report{ticket().id, kPaperFailed.delivery, kPaperFailed.report_key}};
  if (steps == 4) return Owed{id, Report{ticket().id, kShown.delivery, kShown.report_key}};
  return std::nullopt;
}

template <class Item>
std::vector<Item> first(const std::vector<Item>& items, std::size_t count) {
  return {items.begin(), items.begin() + static_cast<std::ptrdiff_t>(count)};
}

TEST_CASE("an empty journal owes nothing") { REQUIRE(found({}, at(0)) == Found{}); }

TEST_CASE("a way cut after any step owes that step's due") {
  const auto kind = GENERATE(ObtainKind::kIssue, ObtainKind::kSwap, ObtainKind::kReplace);
  const auto way = whole_way("K", kind);
  for (std::size_t steps = 0; steps <= way.size(); ++steps) {
    const auto recovery = found(written(first(way, steps)), at(0));
    const auto due = owed_after(steps, "K", kind);
    REQUIRE(recovery.owed == (due ? std::vector{*due} : std::vector<Owed>{}));
    REQUIRE(recovery.unreadable == 0);
  }
}

/// Every order in which `left` steps of one way and `right` of another can come, each way's own order kept.
void interleave(const Kept& left, const Kept& right, std::vector<Kept>& out, Kept sofar = {}, std::size_t l = 0,
                std::size_t r = 0) {
  if (l == left.size() && r == right.size()) out.push_back(sofar);
  if (l < left.size()) {
    sofar.push_back(left[l]);
    interleave(left, right, out, sofar, l + 1, r);
    sofar.pop_back();
  }
  if (r < right.size()) {
    sofar.push_back(right[r]);
    interleave(left, right, out, sofar, l, r + 1);
  }
}

TEST_CASE("two ways cut anywhere and mixed in any order do not disturb each other") {
  const auto a = written(whole_way("A"));
  const auto b = written(whole_way("B", ObtainKind::kSwap));
  for (std::size_t of_a = 0; of_a <= a.size(); ++of_a) {
    for (std::size_t of_b = 0; of_b <= b.size(); ++of_b) {
      std::vector<Kept> orders;
      interleave(first(a, of_a), first(b, of_b), orders);
      for (const auto& records : orders) {
        std::vector<Owed> due;
        if (const auto owed = owed_after(of_a, "A")) due.push_back(*owed);
        if (const auto owed = owed_after(of_b, "B", ObtainKind::kSwap)) due.push_back(*owed);
        if (due.size() == 2 && records.front() == b.front()) std::swap(due[0], due[1]);
        REQUIRE(found(records, at(0)).owed == due);
      }
    }
  }
}

TEST_CASE("the records of one way are understood in any order") {
  auto records = written(first(whole_way("K"), 3));
  std::ranges::sort(records);
  do {
    REQUIRE(found(records, at(0)).owed == std::vector{*owed_after(3, "K")});
  } while (std::ranges::next_permutation(records).found);

  auto closed = written(whole_way("K"));
  std::ranges::sort(closed);
  do {
    REQUIRE(found(closed, at(0)).owed.empty());
  } while (std::ranges::next_permutation(closed).found);
}

TEST_CASE("a record written twice counts once") {
  for (std::size_t steps = 1; steps <= 5; ++steps) {
    auto twice = written(first(whole_way("K"), steps));
    twice.push_back(twice.back());
    REQUIRE(found(twice, at(0)) == found(written(first(whole_way("K"), steps)), at(0)));
  }
}

TEST_CASE("a way is forgotten a day after its screening began, or after it was closed where it got no ticket") {
  auto records = written(whole_way("ticket"));
  const auto none = written({entry("none", 0, Intent{obtain(ObtainKind::kIssue)}), entry("none", 60, Closed{})});
  const auto open = written({entry("open", 0, Intent{obtain(ObtainKind::kIssue)})});
  records.insert(records.end(), none.begin(), none.end());
  records.insert(records.end(), open.begin(), open.end());
  using Keys = std::vector<IdempotencyKey>;
  const int day = 24 * 60;
  REQUIRE(found(records, at(day + 60)).forgettable == Keys{});
  REQUIRE(found(records, at(day + 61)).forgettable == Keys{IdempotencyKey("none")});
  REQUIRE(found(records, at(day + 330)).forgettable == Keys{IdempotencyKey("none")});
  REQUIRE(found(records, at(day + 331)).forgettable == Keys{IdempotencyKey("ticket"), IdempotencyKey("none")});
  REQUIRE(found(records, at(100 * day)).forgettable.size() == 2);
  REQUIRE(found(records, at(100 * day)).owed.size() == 1);
}

TEST_CASE("records that cannot be read are counted and hide no other") {
  const auto good = written(first(whole_way("A"), 2));
  const auto newer = "\x09" + good[0].substr(1);
  auto torn = good[0];
  torn.resize(torn.size() / 2);
  auto worn = written(whole_way("B"))[1];
  worn[20] = static_cast<char>(worn[20] ^ 1);
  const auto recovery = found({newer, good[0], torn, std::string(5000, '\xFF'), good[1], worn}, at(0));
  REQUIRE(recovery.unreadable == 4);
  REQUIRE(recovery.owed == std::vector{*owed_after(2, "A")});
}

TEST_CASE("one unreadable record of a way: what is left of it is still looked after") {
  const auto kind = GENERATE(ObtainKind::kIssue, ObtainKind::kSwap, ObtainKind::kReplace);
  const auto way = whole_way("K", kind);
  const auto without = [&](std::size_t steps, std::size_t lost) {
    auto records = written(first(way, steps));
    records[lost].back() = static_cast<char>(records[lost].back() ^ 1);
    const auto recovery = found(records, at(0));
    REQUIRE(recovery.unreadable == 1);
    return recovery.owed;
  };
  // The intent lost: the later steps say it all.
  REQUIRE(without(1, 0).empty());
  for (std::size_t steps = 2; steps <= 5; ++steps) {
    const auto due = owed_after(steps, "K", kind);
    REQUIRE(without(steps, 0) == (due ? std::vector{*due} : std::vector<Owed>{}));
  }
  // The issued ticket lost: the intent names it, or the service is asked again and says which it was.
  const bool intent_names_it = kind == ObtainKind::kReplace;
  const Owed report{IdempotencyKey("K"), Report{TicketId("T-OLD"), kShown.delivery, kShown.report_key}};
  const Owed ask{IdempotencyKey("K"), AskAgain{obtain(kind)}};
  REQUIRE(without(2, 1) == std::vector{ask});
  const Owed ask_and_report{IdempotencyKey("K"), AskAgain{obtain(kind), kShown}};
  REQUIRE(without(4, 1) == std::vector{intent_names_it ? report : ask_and_report});
  // The last word lost: the one before it counts.
  REQUIRE(without(3, 2) == std::vector{*owed_after(2, "K", kind)});
  REQUIRE(without(4, 3) == std::vector{*owed_after(3, "K", kind)});
  REQUIRE(without(5, 4) == std::vector{*owed_after(4, "K", kind)});
}

TEST_CASE("of an outcome that names no ticket the service is asked, and its report is kept for the answer") {
  const auto what = found(written({entry("K", 0, kPaperFailed), entry("K", 1, kShown)}), at(0));
  REQUIRE(what.owed == std::vector{Owed{IdempotencyKey("K"), AskAgain{Obtain{}, kShown}}});
  REQUIRE(what.unreadable == 0);
  REQUIRE(what.forgettable.empty());
}

TEST_CASE("an outcome that names its ticket is enough to report it") {
  auto shown = kShown;
  shown.ticket = TicketId("T-1");
  const auto what = found(written({entry("K", 0, shown)}), at(0));
  REQUIRE(what.owed ==
          std::vector{Owed{IdempotencyKey("K"), Report{TicketId("T-1"), kShown.delivery, kShown.report_key}}});
}

TEST_CASE("where records may be lost nothing is taken for not having happened") {
  const auto of = [](const std::vector<Entry>& entries) {
    Fold fold;
    for (const auto& each : entries) fold.add(each);
    const auto owed = owed_of(fold, true);
    REQUIRE(owed.size() == 1);
    return owed.front().what;
  };
  const auto asked = of({entry("K", 0, Intent{obtain(ObtainKind::kIssue)})});
  REQUIRE(std::get<AskAgain>(asked) == AskAgain{obtain(ObtainKind::kIssue), std::nullopt, true});
  // What failed on paper may have been shown after it.
  auto failed = kPaperFailed;
  failed.ticket = TicketId("T-1");
  REQUIRE(std::get<Doubtful>(of({entry("K", 0, failed)})).ticket.id == TicketId("T-1"));
  REQUIRE(std::get<Doubtful>(of({entry("K", 0, Issued{ticket()}), entry("K", 1, failed)})).ticket == ticket());
  auto shown = kShown;
  shown.ticket = TicketId("T-1");
  REQUIRE(std::get<Report>(of({entry("K", 0, shown)})).delivery == kShown.delivery);
}

}  // namespace
}  // namespace kiosk::journal
