// Where journal records lie: append-only, durable when append returns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ports {

struct JournalError {
  enum class Kind {
    kFull,     ///< no space
    kCorrupt,  ///< the file is not what was written
    kIo,       ///< everything else
  };
  Kind kind = Kind::kIo;
  std::string detail;  ///< names the file and the mend, for the log and for staff
};

class JournalStore {
 public:
  virtual ~JournalStore() = default;

  /// Adds a record (see kiosk/journal/record.hpp for its bytes); it survives a power cut once this returns.
  /// One thread, the journal worker's, or before it starts.
  [[nodiscard]] virtual Result<void, JournalError> append(const IdempotencyKey& key, std::string_view record) = 0;

  /// Every record in the order of appending. Same thread as append().
  [[nodiscard]] virtual Result<std::vector<std::string>, JournalError> read_all() = 0;

  /// Drops every record under these keys, all or none; for ways closed long ago. Same thread as append().
  [[nodiscard]] virtual Result<void, JournalError> forget(const std::vector<IdempotencyKey>& keys) = 0;
};

}  // namespace kiosk::ports
