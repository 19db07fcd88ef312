// SPDX-License-Identifier: Apache-2.0
// Calling the readers, and telling right from wrong.
#include "tests/bench/reading_reads.hpp"

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <exception>
#include <utility>

#include "platform/zxing/api.hpp"

namespace bench {
namespace {

using platform::zxing::api::kLinear;
using platform::zxing::api::kMatrix;

/// This thread's alone: the machine has other things to do.
double thread_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

Answer bare(const kiosk::GreyImage& frame) {
  Answer answer;
  const double begin = thread_ms();
  try {
    const auto found = platform::zxing::api::find_one({frame.pixels.data(), frame.width, frame.height, frame.width},
                                                      {.among = kMatrix | kLinear, .turn = true, .lines = 2});
    if (found) answer.symbols.push_back({found->text, found->symbology, {}, found->linear});
  } catch (const std::exception&) {
    answer.failed = true;
  }
  answer.ms = thread_ms() - begin;
  return answer;
}

Way timed(kiosk::ports::SymbolReader& reader) {
  return [&reader](const kiosk::GreyImage& frame) {
    Answer answer;
    const double begin = thread_ms();
    auto look = reader.read(frame);
    answer.ms = thread_ms() - begin;
    answer.failed = !look;
    if (look) answer.symbols = std::move(look->symbols);
    return answer;
  };
}

Answer shown(const Way& way, const kiosk::GreyImage& frame, Reads& reads) {
  auto answer = way(frame);
  reads.longest_ms = std::max(reads.longest_ms, answer.ms);
  reads.failed += answer.failed ? 1 : 0;
  return answer;
}

void judge(const tests::HeldPass& pass, int frame, const Answer& answer, Reading& reading) {
  for (const auto& symbol : answer.symbols) {
    if (symbol.text != pass.text || symbol.symbology.str() != pass.symbology) {
      ++reading.wrong;
      continue;
    }
    const bool second = reading.seen && *reading.seen < frame;
    if (!reading.believed && (!symbol.linear || second)) reading.believed = frame;
    if (!reading.seen) reading.seen = frame;
  }
}

void add(Reads& reads, const tests::HeldPass& pass, const Reading& reading) {
  reads.seen += reading.seen ? 1 : 0;
  reads.seen_early += reading.seen && *reading.seen < 2 ? 1 : 0;
  reads.believed += reading.believed ? 1 : 0;
  reads.believed_early += reading.believed && *reading.believed < 2 ? 1 : 0;
  reads.wrong += reading.wrong;
  if (reading.seen) {
    ++reads.by_trouble[static_cast<std::size_t>(pass.trouble)][static_cast<std::size_t>(pass.severity)];
  }
}

}  // namespace bench
