// SPDX-License-Identifier: Apache-2.0
// Counts what was held up and cannot be a pass, by why it cannot: all that is ever known of it.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "kiosk/app/not_a_pass.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::app {

/// All on any thread; `now` never goes back.
class RefusedScans {
 public:
  void count(NotAPass why);

  /// Says in the log how many came since it was last said and why they were refused, at most once in kEvery; and once,
  /// as a warning, that signed passes cannot be checked, where one came. Call it now and then.
  void report(Instant now);

  /// How many there were in all.
  [[nodiscard]] std::uint64_t total() const;

  /// Why the newest was refused; nothing: there was none.
  [[nodiscard]] std::optional<NotAPass> newest() const;

  static constexpr Duration kEvery = std::chrono::minutes{1};

 private:
  mutable std::mutex mutex_;
  std::uint64_t total_ = 0;
  std::map<NotAPass, std::uint64_t> unsaid_;
  std::optional<NotAPass> newest_;
  std::optional<Instant> said_at_;
  bool keys_missed_ = false;  ///< a signed pass came that cannot be checked
  bool keys_told_ = false;    ///< the log has that
};

}  // namespace kiosk::app
