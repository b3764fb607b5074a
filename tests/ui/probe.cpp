// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/probe.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTranslator>

#include <functional>
#include <utility>

namespace nqi::test {

namespace {

using namespace Qt::StringLiterals;

bool isShown(const QQuickItem *item)
{
    return item->isVisible() && item->opacity() > 0.01 && item->width() > 0.5 && item->height() > 0.5;
}

void walk(QQuickItem *item, const std::function<void(QQuickItem *)> &visit)
{
    if (!item->isVisible())
        return;
    visit(item);
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        walk(child, visit);
}

QString accessibleName(QQuickItem *item)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(item);
    if (!interface)
        return {};
    // What is marked as ignored has an interface too, but its parent does not name it.
    const QAccessibleInterface *parent = interface->parent();
    return parent && parent->indexOfChild(interface) < 0 ? QString() : interface->text(QAccessible::Name);
}

bool isText(const QQuickItem *item)
{
    return item->inherits("QQuickText") && !item->property("text").toString().isEmpty();
}

bool isTarget(const QQuickItem *item)
{
    return item->isEnabled() && (item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField"));
}

/// What of an item's rectangle its clipping ancestors let through, in the scene.
QRectF seen(const QQuickItem *item, QRectF rect)
{
    rect = item->mapRectToScene(rect);
    for (const QQuickItem *up = item->parentItem(); up; up = up->parentItem()) {
        if (up->clip())
            rect &= up->mapRectToScene(QRectF(0, 0, up->width(), up->height()));
    }
    return rect;
}

/// The ink of a text, not its whole item.
QRectF inked(const QQuickItem *item)
{
    const qreal width = std::min(item->property("contentWidth").toReal(), item->width());
    const qreal height = item->property("contentHeight").toReal();
    const int align = item->property("effectiveHorizontalAlignment").toInt();
    qreal x = 0;
    if (align & Qt::AlignRight)
        x = item->width() - width;
    else if (align & Qt::AlignHCenter)
        x = (item->width() - width) / 2;
    return QRectF(x, 0, width, height);
}

QString quoted(const QQuickItem *item)
{
    return u"“%1” (%2 × %3)"_s.arg(item->property("text").toString().left(60)).arg(item->width()).arg(item->height());
}

void checkText(const QQuickItem *item, QStringList &found)
{
    const bool mayElide = item->property("mayElide").toBool();
    if (item->property("truncated").toBool() && !mayElide)
        found += u"cut text: "_s + quoted(item);
    if (item->property("contentWidth").toReal() > item->width() + 1.0 && !mayElide)
        found += u"text wider than its place: "_s + quoted(item);
    if (item->property("contentHeight").toReal() > item->height() + 1.0)
        found += u"text higher than its place: "_s + quoted(item);
    // Sideways nothing scrolls: a text must lie inside every ancestor.
    const QRectF ink = item->mapRectToScene(inked(item));
    for (const QQuickItem *up = item->parentItem(); up; up = up->parentItem()) {
        const QRectF ground = up->mapRectToScene(QRectF(0, 0, up->width(), up->height()));
        if (ground.width() < 1 || ground.height() < 1)
            continue;
        if (ink.left() < ground.left() - 1.5 || ink.right() > ground.right() + 1.5) {
            found += u"text leaves %1 sideways: %2"_s.arg(QLatin1String(up->metaObject()->className()), quoted(item));
            break;
        }
        if (!up->clip() && up->inherits("QQuickRectangle") &&
            (ink.top() < ground.top() - 1.5 || ink.bottom() > ground.bottom() + 1.5)) {
            found += u"text leaves its ground upward or downward: "_s + quoted(item);
            break;
        }
        if (up->clip())
            break;
    }
}

/// Texts over each other. Sheets and toasts lie over the page on purpose: each layer is looked at by itself.
void checkOverlaps(const QList<QQuickItem *> &texts, QStringList &found)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QRectF one = seen(texts[i], inked(texts[i])).adjusted(1, 2, -1, -2);
        for (qsizetype j = i + 1; j < texts.size(); ++j) {
            const QRectF other = seen(texts[j], inked(texts[j])).adjusted(1, 2, -1, -2);
            if (one.isValid() && other.isValid() && one.intersects(other))
                found += u"texts over each other: %1 and %2"_s.arg(quoted(texts[i]), quoted(texts[j]));
        }
    }
}

} // namespace

QQuickItem *Probe::find(QQuickItem *root, const QString &name, bool part) const
{
    QQuickItem *found = nullptr;
    walk(root, [&](QQuickItem *item) {
        if (found || !isShown(item))
            return;
        const QString own = accessibleName(item);
        if (own == name || (part && own.startsWith(name)))
            found = item;
    });
    return found;
}

QStringList Probe::names(QQuickItem *root) const
{
    QStringList all;
    walk(root, [&](QQuickItem *item) {
        if (const QString name = accessibleName(item); isShown(item) && !name.isEmpty())
            all += name;
    });
    return all;
}

QStringList Probe::faults(QQuickItem *root) const
{
    QStringList found;
    // A sheet may lie over another, as both lie over the page.
    QList<QQuickItem *> layers;
    const QList<QQuickItem *> children = root->childItems();
    for (QQuickItem *child : children)
        layers += child->inherits("QQuickOverlay") ? child->childItems() : QList<QQuickItem *>{child};
    for (QQuickItem *layer : std::as_const(layers)) {
        QList<QQuickItem *> texts;
        walk(layer, [&](QQuickItem *item) {
            if (!isShown(item) || seen(item, QRectF(0, 0, item->width(), item->height())).isEmpty())
                return;
            if (isText(item) && item->property("color").value<QColor>().alpha() > 0) {
                texts += item;
                checkText(item, found);
            }
            // Of the row at the edge of a list, Qt tells those who hear the screen once more of it is in view.
            const QRectF part = seen(item, QRectF(0, 0, item->width(), item->height()));
            if (!isTarget(item) || part.height() < item->height() / 2)
                return;
            const QString name = accessibleName(item);
            if (name.isEmpty())
                found += u"a %1 has no accessible name"_s.arg(QLatin1String(item->metaObject()->className()));
            if (item->width() < 47.5 || item->height() < 47.5)
                found += u"target too small: %1 (%2 × %3)"_s.arg(name).arg(item->width()).arg(item->height());
        });
        checkOverlaps(texts, found);
    }
    return found;
}

void Probe::speak(QQuickItem *item, const QString &language) const
{
    test::speak(qmlEngine(item), language);
}

void speak(QQmlEngine *engine, const QString &language)
{
    static QTranslator translator;
    QCoreApplication::removeTranslator(&translator);
    if (!translator.load(u":/i18n/nqi_%1.qm"_s.arg(language)))
        qWarning("no translation for %s", qUtf8Printable(language));
    QCoreApplication::installTranslator(&translator);
    if (engine)
        engine->retranslate();
}

} // namespace nqi::test
