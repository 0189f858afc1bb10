package org.relais.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the command classes, handing them the messages where they ask for them. */
final class CommandFactory implements IFactory {
  private final Messages messages;

  CommandFactory(Messages messages) {
    this.messages = messages;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Messages.class) {
        return type.cast(constructor.newInstance(messages));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
