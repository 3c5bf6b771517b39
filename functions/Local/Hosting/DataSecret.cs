using System.Security.Cryptography;

namespace Mandates.Local.Hosting;

/// <summary>A random secret of a data folder, made on first use and readable by its owner alone.</summary>
public sealed class DataSecret
{
    private DataSecret(string value) => Value = value;

    /// <summary>The base64 form of 32 random bytes.</summary>
    public string Value { get; }

    public static DataSecret In(string data, string name)
    {
        var path = Path.Combine(data, name);
        if (!File.Exists(path))
        {
            using var file = new StreamWriter(Private.Open(path, FileMode.CreateNew));
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        return new DataSecret(File.ReadAllText(path));
    }
}
