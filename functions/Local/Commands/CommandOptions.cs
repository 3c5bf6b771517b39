using System.CommandLine;

namespace Mandates.Local.Commands;

/// <summary>Options that several commands have, each with the sentence that is said when its value cannot be used.</summary>
internal static class CommandOptions
{
    public static Option<int?> Number(string name, int least, int most) => new(name)
    {
        CustomParser = argument =>
        {
            if (argument.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            argument.AddError($"{name} takes a number from {least} to {most}.");
            return null;
        },
    };

    public static Option<int?> Port(string usual)
    {
        var port = Number("--port", 1, 65535);
        (port.Description, port.HelpName) = ($"The port on this computer that the pages are served on; {usual} when absent.", "PORT");
        return port;
    }

    /// <summary>A file or a folder, as its full path.</summary>
    public static Option<string?> Place(string name) => new(name)
    {
        CustomParser = argument =>
        {
            if (argument.Tokens is [{ Value: { } text }] && FullPath(text) is { } path)
                return path;
            argument.AddError($"{name} takes a path.");
            return null;
        },
    };

    /// <summary>What is no option but looks like one is a slip of the hand, and nothing to be opened.</summary>
    public static Argument<string?> File(string name, ArgumentArity arity)
    {
        var argument = new Argument<string?>(name) { Arity = arity };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }])
                result.AddError($"There is no option {option}; --help lists them.");
            else if (result.Tokens is [{ Value: var text }] && FullPath(text) is null)
                result.AddError($"{name} is the path of a file.");
        });
        return argument;
    }

    private static string? FullPath(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : Path.GetFullPath(text);
        }
        catch (Exception impossible) when (impossible is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }
}
