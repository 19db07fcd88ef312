// Folds the journal into what a restart owes, one way at a time.
#include "kiosk/journal/recovery.hpp"

#include <unordered_map>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/journal/record.hpp"

namespace kiosk::journal {
namespace {

/// What is known of one key. An earlier intent or a later of the other entries counts; in whatever order they come.
struct Way {
  IdempotencyKey key;
  std::optional<Obtain> obtain;
  std::optional<Ticket> ticket;
  std::optional<Delivered> delivered;
  std::size_t deliveries = 0;
  std::optional<Instant> closed;

  void add(Entry entry) {
    std::visit(Overloaded{
                   [&](Intent& intent) {
                     if (!obtain) obtain = std::move(intent.obtain);
                   },
                   [&](Issued& issued) { ticket = std::move(issued.ticket); },
                   [&](Delivered& what) {
                     delivered = std::move(what);
                     ++deliveries;
                   },
                   [&](Closed&) { closed = entry.at; },
               },
               entry.what);
  }

  /// The ticket that was delivered; the intent knows it as well where no new one was made.
  [[nodiscard]] std::optional<TicketId> delivered_ticket() const {
    if (ticket) return ticket->id;
    if (obtain && obtain->kind == ObtainKind::kReplace) return obtain->ticket;
    return std::nullopt;
  }
};

/// What is owed for a way that is not closed; nothing where the records that are left name no ticket and no request.
std::optional<Owed> owed_for(const Way& way) {
  if (way.delivered) {
    if (auto ticket = way.delivered_ticket()) {
      return Owed{way.key, Report{std::move(*ticket), way.delivered->delivery, way.delivered->report_key}};
    }
  }
  if (way.ticket) return Owed{way.key, Doubtful{*way.ticket}};
  if (way.obtain) return Owed{way.key, AskAgain{*way.obtain}};
  return std::nullopt;
}

std::vector<Way> fold(const std::vector<std::string>& records, std::size_t& unreadable) {
  std::vector<Way> ways;
  std::unordered_map<IdempotencyKey, std::size_t> positions;
  for (const auto& record : records) {
    auto entry = read_record(record);
    if (!entry) {
      ++unreadable;
      continue;
    }
    const auto [found, is_new] = positions.try_emplace(entry->key, ways.size());
    if (is_new) ways.emplace_back().key = entry->key;
    ways[found->second].add(std::move(*entry));
  }
  return ways;
}

}  // namespace

Recovery recover(const std::vector<std::string>& records, Instant keep_since) {
  Recovery recovery;
  for (const auto& way : fold(records, recovery.unreadable)) {
    if (way.closed) {
      if (*way.closed < keep_since) recovery.forgettable.push_back(way.key);
    } else if (auto owed = owed_for(way)) {
      recovery.owed.push_back(std::move(*owed));
    } else {
      recovery.unreadable += way.deliveries;
    }
  }
  return recovery;
}

}  // namespace kiosk::journal
