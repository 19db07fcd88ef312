// Finds barcodes in a picture.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::ports {

struct Symbol {
  std::string text;  ///< bytes as decoded, not yet checked. Personal: never logged
  Symbology symbology;
  Rect where;  ///< bounding box in the picture
};

struct ReadError {
  std::string detail;  ///< for the log
};

class SymbolReader {
 public:
  virtual ~SymbolReader() = default;

  /// All symbols of the pass formats found in `picture`, normal or inverted; none is an empty list. An error means
  /// that the decoder failed on this picture; the next one may do. One thread.
  [[nodiscard]] virtual Result<std::vector<Symbol>, ReadError> read(const GreyImage& picture) = 0;
};

}  // namespace kiosk::ports
