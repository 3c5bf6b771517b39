using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mandates.Pages.Documents;

/// <summary>The words of a paragraph, one run behind the other without a space between them.</summary>
public sealed class PaperRuns : ComponentBase
{
    [Parameter, EditorRequired]
    public IReadOnlyList<PaperRun> Runs { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in Runs)
        {
            var (element, name, value) = run switch
            {
                { Link: { } link } => ("a", "href", link),
                { Look: RunFormat.Strong } => ("strong", null, null),
                { Look: RunFormat.Remark } => ("span", "class", "remark"),
                { Look: RunFormat.Raised } => ("sup", null, null),
                { Look: RunFormat.Code } => ("code", null, null),
                _ => ((string?)null, (string?)null, (string?)null),
            };
            if (element is not null)
            {
                builder.OpenElement(0, element);
                if (name is not null)
                {
                    builder.AddAttribute(1, name, value);
                }
            }

            builder.AddContent(2, VisibleText.Of(run.Text));
            if (element is not null)
            {
                builder.CloseElement();
            }
        }
    }
}
