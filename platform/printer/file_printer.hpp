// SPDX-License-Identifier: Apache-2.0
// Jobs into a plain file: for trying the kiosk out and looking at what would be sent. It knows nothing of paper.
#pragma once

#include <string>

#include "kiosk/ports/printer.hpp"

namespace platform::printer {

/// Appends each job to the regular file `path`, which is made where there is none, with its folder. kPrinted means that
/// fsync came back and no more; a job that could not be written whole is taken off the file again.
class FilePrinter final : public kiosk::ports::Printer {
 public:
  FilePrinter(std::string path, int width_dots) : path_(std::move(path)), width_dots_(width_dots) {}

  [[nodiscard]] kiosk::PrintReport print(const kiosk::Bitmap& raster) override;
  [[nodiscard]] kiosk::PrinterCondition condition() override;
  [[nodiscard]] std::string detail() const override { return detail_; }
  [[nodiscard]] int width_dots() const override { return width_dots_; }

 private:
  std::string path_;
  int width_dots_;
  std::string detail_;  ///< of the last condition()
};

}  // namespace platform::printer
