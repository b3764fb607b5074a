// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/consignment_model.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace nqi::ui {

/// Answers come on another thread; the model lives on this one.
template <class Result, class Work>
[[nodiscard]] auto here(ConsignmentModel *model, Work work)
{
    return [pointer = QPointer<ConsignmentModel>(model), work = std::move(work)](Result result) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [pointer, work, result = std::move(result)]() mutable {
                if (pointer)
                    work(*pointer, std::move(result));
            },
            Qt::QueuedConnection);
    };
}

} // namespace nqi::ui
