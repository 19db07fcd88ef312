// SPDX-License-Identifier: Apache-2.0
// Lines of dots on a strip of paper. Status bits as in Epson's reference for DLE EOT, GS r and the automatic status.
#include "platform/sim/printer_mechanism.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace platform::sim {
namespace {

constexpr int kNearEndDots = 500 * kDotsPerMillimetre;

kiosk::Bitmap bitmap_of(const std::vector<std::string>& lines, std::size_t from, std::size_t to, int width, int left) {
  kiosk::Bitmap out(width, static_cast<int>(to - from));
  for (std::size_t y = from; y < to; ++y) {
    const auto& line = lines[y];
    const int dots = std::min(static_cast<int>(line.size()) * 8, kPrintableDots);
    for (int x = 0; x < dots; ++x) {
      const auto byte = static_cast<std::uint8_t>(line[static_cast<std::size_t>(x / 8)]);
      if ((byte & (0x80U >> (x % 8))) != 0) out.set_ink(left + x, static_cast<int>(y - from), true);
    }
  }
  return out;
}

bool has_ink(const std::string& line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c != 0; });
}

}  // namespace

std::optional<PrinterFault> parse_printer_fault(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, PrinterFault>, 8> kNames{{
      {"none", PrinterFault::kNone},
      {"paper-out", PrinterFault::kPaperOut},
      {"cover-open", PrinterFault::kCoverOpen},
      {"cutter", PrinterFault::kCutter},
      {"silent", PrinterFault::kSilent},
      {"reset-midway", PrinterFault::kResetMidway},
      {"paper-out-midway", PrinterFault::kPaperOutMidway},
      {"refuse-status", PrinterFault::kRefuseStatus},
  }};
  for (const auto& [known, fault] : kNames) {
    if (known == name) return fault;
  }
  return std::nullopt;
}

PrinterMechanism::PrinterMechanism(std::optional<int> paper_mm) : strip_(kCutterDots) {
  if (paper_mm) roll_dots_ = left_dots_ = std::max(*paper_mm, 0) * kDotsPerMillimetre;
}

void PrinterMechanism::set_fault(PrinterFault fault) {
  if (fault == fault_) return;
  const bool had_paper = !paper_out();
  fault_ = fault;
  ended_midway_ = false;
  if (!had_paper) load_paper();
}

void PrinterMechanism::load_paper() {
  ended_midway_ = false;
  left_dots_ = roll_dots_;
  strip_.assign(kCutterDots, {});
}

bool PrinterMechanism::paper_out() const {
  return fault_ == PrinterFault::kPaperOut || ended_midway_ || (left_dots_ && *left_dots_ <= 0);
}

bool PrinterMechanism::paper_near_end() const { return paper_out() || (left_dots_ && *left_dots_ < kNearEndDots); }

bool PrinterMechanism::online() const {
  return !paper_out() && fault_ != PrinterFault::kCoverOpen && fault_ != PrinterFault::kCutter;
}

std::uint8_t PrinterMechanism::realtime_status(int n) const {
  unsigned bits = 0x12;
  const bool cover = fault_ == PrinterFault::kCoverOpen;
  const bool cutter = fault_ == PrinterFault::kCutter;
  if (n == 1 && !online()) bits |= 0x08;
  if (n == 2) bits |= (cover ? 0x04U : 0U) | (paper_out() ? 0x20U : 0U) | (cutter ? 0x40U : 0U);
  if (n == 3 && cutter) bits |= 0x08;
  if (n == 4) bits |= (paper_near_end() ? 0x0CU : 0U) | (paper_out() ? 0x60U : 0U);
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t PrinterMechanism::queued_status(int n) const {
  if (n != 1) return 0;
  return static_cast<std::uint8_t>((paper_near_end() ? 0x03U : 0U) | (paper_out() ? 0x0CU : 0U));
}

std::string PrinterMechanism::automatic_status() const {
  const bool cover = fault_ == PrinterFault::kCoverOpen;
  std::string bytes(4, '\0');
  bytes[0] = static_cast<char>(0x10U | (online() ? 0U : 0x08U) | (cover ? 0x20U : 0U));
  bytes[1] = static_cast<char>(fault_ == PrinterFault::kCutter ? 0x08U : 0U);
  bytes[2] = static_cast<char>(queued_status(1));
  return bytes;
}

bool PrinterMechanism::advance(std::string line) {
  if (strip_.size() >= static_cast<std::size_t>(kLongestStripDots)) ended_midway_ = true;
  if (!online()) return false;
  strip_.push_back(std::move(line));
  if (left_dots_) --*left_dots_;
  return true;
}

PrinterMechanism::Progress PrinterMechanism::print(const Raster& raster) {
  const int middle = job_lines_ == line_ ? raster.lines / 2 : -1;  // of a job's first band only
  for (; line_ < raster.lines; ++line_) {
    if (line_ == middle && fault_ == PrinterFault::kResetMidway) return Progress::kReset;
    if (line_ == middle && fault_ == PrinterFault::kPaperOutMidway) ended_midway_ = true;
    const auto at = static_cast<std::size_t>(line_) * static_cast<std::size_t>(raster.stride);
    if (!advance(raster.data.substr(at, static_cast<std::size_t>(raster.stride)))) return Progress::kStopped;
    ++job_lines_;
  }
  line_ = 0;
  return Progress::kDone;
}

PrinterMechanism::Progress PrinterMechanism::feed(int dots) {
  for (; fed_ < dots; ++fed_) {
    if (!advance({})) return Progress::kStopped;
  }
  fed_ = 0;
  return Progress::kDone;
}

std::optional<Slip> PrinterMechanism::cut(const Cut& cut) {
  if (!online() || (cut.feeds && feed(kCutterDots + cut.extra) != Progress::kDone)) return std::nullopt;
  const auto end = strip_.size() - static_cast<std::size_t>(kCutterDots);
  const auto head = std::min<std::size_t>(kCutterDots, end);
  Slip slip;
  slip.sheet = bitmap_of(strip_, 0, end, kPaperDots, (kPaperDots - kPrintableDots) / 2);
  slip.print = bitmap_of(strip_, head, end, kPrintableDots, 0);
  slip.blank = std::none_of(strip_.begin(), strip_.begin() + static_cast<std::ptrdiff_t>(end), has_ink);
  strip_.erase(strip_.begin(), strip_.begin() + static_cast<std::ptrdiff_t>(end));
  return slip;
}

}  // namespace platform::sim
