// SPDX-License-Identifier: Apache-2.0
// A printer one can talk to: asks first, sends the job with a fence behind it, and believes nothing but the answer.
#pragma once

#include <memory>
#include <string>

#include "platform/printer/conversation.hpp"
#include "platform/printer/link.hpp"
#include "platform/printer/printer.hpp"

namespace platform::printer {

class EscposPrinter final : public kiosk::ports::Printer {
 public:
  EscposPrinter(Settings settings, std::unique_ptr<Link> link);

  [[nodiscard]] kiosk::PrintReport print(const kiosk::Bitmap& raster) override;
  [[nodiscard]] kiosk::PrinterCondition condition() override;
  [[nodiscard]] std::string detail() const override { return detail_; }
  [[nodiscard]] int width_dots() const override { return settings_.width_dots; }

 private:
  /// What the paper may still carry of the job before.
  enum class Leftover { kNone, kPerhapsHalfABand, kTornTicket };

  /// A fence no job before had.
  [[nodiscard]] Fence next_fence();
  [[nodiscard]] std::string bytes_of(const kiosk::Bitmap& raster) const;
  /// Before a job: by the status bytes, or where there are none by whether a fence is answered.
  [[nodiscard]] kiosk::PrinterCondition how_it_is(const Channel& channel, Conversation& talk);
  [[nodiscard]] kiosk::PrintReport converse(Channel& channel, const std::string& job, Deadline deadline);
  [[nodiscard]] kiosk::PrintReport await_proof(Conversation& talk, const Fence& fence, Deadline deadline);
  /// kUncertain with the condition as asked afterwards, over a new connection where this one is lost or stuck.
  [[nodiscard]] kiosk::PrintReport uncertain(Conversation& talk, std::string detail);

  Settings settings_;
  std::unique_ptr<Link> link_;
  unsigned long next_id_;
  std::string detail_;  ///< of the last condition()
  OwedAnswers owed_;
  Leftover leftover_ = Leftover::kTornTicket;  ///< the process before this one may have ended in a job
};

}  // namespace platform::printer
