// SPDX-License-Identifier: Apache-2.0
#include "ui/models/goods_text.h"

#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace nqi::ui {

namespace {

struct GroupRow {
    std::string_view code;
    const char *name;
};

constexpr auto groups = std::to_array<GroupRow>({
    {"beverage", QT_TRANSLATE_NOOP("GoodsGroup", "Beverages")},
    {"cable", QT_TRANSLATE_NOOP("GoodsGroup", "Electric wires and cables")},
    {"cement", QT_TRANSLATE_NOOP("GoodsGroup", "Cement")},
    {"clothing", QT_TRANSLATE_NOOP("GoodsGroup", "Clothing and textiles")},
    {"coffee", QT_TRANSLATE_NOOP("GoodsGroup", "Coffee")},
    {"confectionery", QT_TRANSLATE_NOOP("GoodsGroup", "Confectionery")},
    {"cosmetic", QT_TRANSLATE_NOOP("GoodsGroup", "Cosmetics")},
    {"detergent", QT_TRANSLATE_NOOP("GoodsGroup", "Detergents")},
    {"feed", QT_TRANSLATE_NOOP("GoodsGroup", "Animal feed")},
    {"fertiliser", QT_TRANSLATE_NOOP("GoodsGroup", "Fertilisers")},
    {"fireExtinguisher", QT_TRANSLATE_NOOP("GoodsGroup", "Fire extinguishers")},
    {"fishSauce", QT_TRANSLATE_NOOP("GoodsGroup", "Fish sauce")},
    {"foodContact", QT_TRANSLATE_NOOP("GoodsGroup", "Food contact articles")},
    {"furniture", QT_TRANSLATE_NOOP("GoodsGroup", "Furniture")},
    {"helmet", QT_TRANSLATE_NOOP("GoodsGroup", "Helmets")},
    {"infantFormula", QT_TRANSLATE_NOOP("GoodsGroup", "Infant formula")},
    {"kettle", QT_TRANSLATE_NOOP("GoodsGroup", "Kettles and rice cookers")},
    {"led", QT_TRANSLATE_NOOP("GoodsGroup", "LED lamps")},
    {"lpgCylinder", QT_TRANSLATE_NOOP("GoodsGroup", "LPG cylinders")},
    {"medicalDevice", QT_TRANSLATE_NOOP("GoodsGroup", "Medical devices")},
    {"milk", QT_TRANSLATE_NOOP("GoodsGroup", "Milk and dairy products")},
    {"noodles", QT_TRANSLATE_NOOP("GoodsGroup", "Noodles")},
    {"paint", QT_TRANSLATE_NOOP("GoodsGroup", "Paints")},
    {"pesticide", QT_TRANSLATE_NOOP("GoodsGroup", "Pesticides")},
    {"phone", QT_TRANSLATE_NOOP("GoodsGroup", "Telephones and tablets")},
    {"respirator", QT_TRANSLATE_NOOP("GoodsGroup", "Personal protective equipment")},
    {"rice", QT_TRANSLATE_NOOP("GoodsGroup", "Rice")},
    {"tile", QT_TRANSLATE_NOOP("GoodsGroup", "Tiles")},
    {"toy", QT_TRANSLATE_NOOP("GoodsGroup", "Toys")},
    {"vehiclePart", QT_TRANSLATE_NOOP("GoodsGroup", "Vehicle parts")},
});

} // namespace

QString goodsText(std::string_view code)
{
    const auto row = std::ranges::find(groups, code, &GroupRow::code);
    return row == groups.end() ? text(code) : QCoreApplication::translate("GoodsGroup", row->name);
}

} // namespace nqi::ui
