// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace nqi::ui {

/// A callback for another thread that runs `work(object, answer...)` on this one, unless the object is gone by then.
template <class Object, class Work>
[[nodiscard]] auto answerHere(Object *object, Work work)
{
    return [object = QPointer<Object>(object), work = std::move(work)](auto... answer) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [object, work, ... answer = std::move(answer)]() mutable {
                if (object)
                    work(*object, std::move(answer)...);
            },
            Qt::QueuedConnection);
    };
}

} // namespace nqi::ui
