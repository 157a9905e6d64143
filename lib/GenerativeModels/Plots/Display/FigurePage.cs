using System.Net;

namespace GenerativeModels.Plots;

/// <summary>A figure as html: waits for plotly.js, takes the page's text colour, shows thumbnails beside hovered points.</summary>
internal static class FigurePage
{
    public static string Of(Figure figure)
    {
        var id = $"figure-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}" role="img" aria-label="{{WebUtility.HtmlEncode(
                figure.Alt
            )}}" style="position:relative;width:100%;height:{{figure.Height}}px"></div>
            <script>
            (function draw() {
              var place = document.getElementById("{{id}}");
              if (!place) return;
              if (!window.Plotly) return void setTimeout(draw, 50);
              var figure = {{figure.Json}};
              figure.layout.font = Object.assign({}, figure.layout.font, { color: getComputedStyle(place).color });
              Plotly.newPlot(place, figure).then(function () {
                var sheet = (figure.layout.meta || {}).thumbnails;
                if (!sheet) return;
                var card = document.createElement("div");
                card.style.cssText = "position:absolute;display:none;pointer-events:none;image-rendering:pixelated;border:2px solid #767676;" +
                  "width:" + sheet.size + "px;height:" + sheet.size * sheet.height / sheet.width + "px;background-image:url(" + sheet.source + ");" +
                  "background-size:" + sheet.size * sheet.columns + "px auto";
                place.appendChild(card);
                place.on("plotly_hover", function (event) {
                  var index = event.points[0].customdata;
                  if (index === undefined) return;
                  var box = place.getBoundingClientRect();
                  var column = index % sheet.columns, row = Math.floor(index / sheet.columns);
                  card.style.backgroundPosition = -column * sheet.size + "px " + -row * sheet.size * sheet.height / sheet.width + "px";
                  card.style.left = Math.min(event.event.clientX - box.left + 14, box.width - sheet.size - 4) + "px";
                  card.style.top = Math.max(event.event.clientY - box.top - sheet.size - 14, 0) + "px";
                  card.style.display = "block";
                });
                place.on("plotly_unhover", function () { card.style.display = "none"; });
              });
            })();
            </script>
            """;
    }
}
