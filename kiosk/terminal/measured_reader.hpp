// SPDX-License-Identifier: Apache-2.0
// Keeps what was measured of the newest frame, for whoever sets a camera up.
#pragma once

#include <mutex>
#include <optional>

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/symbol_reader.hpp"

namespace kiosk {

/// A look and the size of its frame.
struct Measured {
  Size frame;
  ports::Look look;
};

/// Passes everything on to `inner`, which outlives it.
class MeasuredReader final : public ports::SymbolReader {
 public:
  explicit MeasuredReader(ports::SymbolReader& inner) : inner_(inner) {}

  [[nodiscard]] Result<ports::Look, ports::ReadError> read(const GreyImage& picture) override {
    auto look = inner_.read(picture);
    // A still one measured nothing: the one before stands.
    if (look && !look->still) {
      const std::lock_guard lock(mutex_);
      last_ = Measured{{picture.width, picture.height}, *look};
    }
    return look;
  }

  /// Any thread.
  [[nodiscard]] std::optional<Measured> last() const {
    const std::lock_guard lock(mutex_);
    return last_;
  }

 private:
  ports::SymbolReader& inner_;
  mutable std::mutex mutex_;
  std::optional<Measured> last_;
};

}  // namespace kiosk
